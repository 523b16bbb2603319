import type { CallLeg } from '../../sdk/src/calling/call-leg.schema.ts';
import { createCallLegs } from '../../testing/src/create-call-legs.ts';
import { createRandom } from '../../testing/src/random.ts';

// the nine complete weeks before this day have calls
const asOf = '2026-11-16';
const weeks = 9;

// what the generator makes of a user in nine weeks, with some to spare
const legsPerUser = 30;

/**
 * So many call legs of a partner's customers, from one person to hundreds, as records arrive: by the time at which they
 * start, customers mixed. The same ones at every call.
 */
export function callLegs(count: number): CallLeg[] {
  const random = createRandom(20_261_116);
  const customers: { readonly id: string; readonly users: number }[] = [];
  for (let users = 0; users < count / legsPerUser; ) {
    const size = Math.ceil(Math.exp(random.next() * 5.3));
    customers.push({ id: `customer-${customers.length}`, users: size });
    users += size;
  }
  const legs: CallLeg[] = [];
  for (const leg of createCallLegs(customers, { asOf, weeks })) legs.push(leg);
  if (legs.length < count) throw new Error(`only ${legs.length} legs were made`);
  // a share of every week, not all of the first ones
  const kept = legs.filter(
    (_, at) => Math.floor(((at + 1) * count) / legs.length) > Math.floor((at * count) / legs.length),
  );
  return kept.sort((a, b) => (a.startAt < b.startAt ? -1 : a.startAt > b.startAt ? 1 : 0));
}
