import { numberedFacts } from '../customers/customer-facts.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { subscriptionSurelyFits } from '../subscriptions/subscription-surely-fits.ts';
import type { SubscriptionsByCustomer } from './subscriptions-by-customer.ts';

/** Looking through more rows than this would keep the first customers waiting. */
const mostLookedThrough = 150_000;

/** Stands for subscriptions that nobody has looked through yet: nothing follows from them. */
export const awaitedSubscriptions: SubscriptionsByCustomer = {
  of: () => [],
  isIncomplete: () => true,
  factsOf: () => undefined,
  refused: [],
};

/**
 * The subscriptions of a few customers, found by looking at whose each of all rows is and at nothing else of the others;
 * {@link awaitedSubscriptions} where they are too many. `undefined` where only a check of every row tells what they have.
 */
export function firstSubscriptions(
  given: readonly unknown[],
  ids: readonly string[],
): SubscriptionsByCustomer | undefined {
  if (given.length > mostLookedThrough) return awaitedSubscriptions;
  const lists = new Map(ids.map((id) => [id, [] as Subscription[]]));
  // most rows are of nobody asked for: their ends tell, and what a map needs of a text is not worked out for all of them
  const ends = new Uint8Array(256 * 256);
  for (const id of ids) ends[endOf(id)] = 1;
  for (const row of given) {
    const owner = (row as Partial<Subscription> | null | undefined)?.customerId;
    // one that does not say whose it is may be anybody's
    if (typeof owner !== 'string' || owner === '') return undefined;
    const list = ends[endOf(owner)] === 1 ? lists.get(owner) : undefined;
    if (!list) continue;
    if (!subscriptionSurelyFits(row)) return undefined;
    const subscription = row as Subscription;
    if (list.some(({ id }) => id === subscription.id)) return undefined;
    list.push(subscription);
  }
  const of = (position: number) => lists.get(ids[position] as string) ?? [];
  return {
    of,
    isIncomplete: () => false,
    factsOf: (position, today) => numberedFacts(of(position), today),
    refused: [],
  };
}

/** A number of the last characters of a text, in which ids mostly differ; equal texts have the same. */
function endOf(text: string): number {
  const { length } = text;
  const last = text.charCodeAt(length - 1);
  const before = text.charCodeAt(length - 2);
  const first = text.charCodeAt(length - 3);
  // where a text is so short that there is none, nothing is added
  return (last ^ (before << 5) ^ (first << 10)) & 0xffff;
}
