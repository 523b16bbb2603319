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
  // every row passes here and nothing is compiled yet: a call for each, or an iterator, would take as long as all else
  for (let at = 0; at < given.length; at++) {
    const row = given[at] as Partial<Subscription> | null | undefined;
    const owner = row?.customerId;
    // one that does not say whose it is may be anybody's
    if (typeof owner !== 'string') return undefined;
    const { length } = owner;
    if (length === 0) return undefined;
    const end =
      owner.charCodeAt(length - 1) ^
      (owner.charCodeAt(length - 2) << 5) ^
      (owner.charCodeAt(length - 3) << 10);
    if (ends[end & 0xffff] === 0) continue;
    const list = lists.get(owner);
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
