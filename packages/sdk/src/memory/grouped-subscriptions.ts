import { type CustomerFacts, customerFacts } from '../customers/customer-facts.ts';
import { UnmappedRow } from '../host-rows/row-loader.ts';
import { noSuchCustomer } from '../operation/no-such-customer.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import { checkedSubscription } from '../subscriptions/checked-subscription.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';

/** Subscriptions by customer; rows that do not fit are left out and named. */
export interface GroupedSubscriptions {
  readonly of: (customerId: string) => readonly Subscription[];
  /**
   * Whether some of a customer's were refused: what they would have said is not known. One that does not say whose it is may
   * be that of any customer who has no other.
   */
  readonly isIncomplete: (customerId: string) => boolean;
  /** Those left out beside some customers: they do not fit, come again, or are of a customer that is not there. */
  readonly refusedBeside: (isThere: (customerId: string) => boolean) => readonly RefusedSubscription[];
  /** What follows from a customer's subscriptions on a day. */
  readonly factsOf: (customerId: string, today: number) => CustomerFacts;
}

/** A subscription that was left out, and whose it is, where the row says so. */
export interface RefusedSubscription extends RowProblem {
  readonly customerId?: string | undefined;
}

/** A customer's subscriptions by id, and where they stand. */
interface CustomerGroup {
  readonly byId: Map<string, Subscription>;
  readonly places: number[];
}

const none: readonly Subscription[] = [];

/** Checks subscriptions and groups them by their customer; of one that comes twice the first counts. */
export function groupedSubscriptions(rows: readonly unknown[]): GroupedSubscriptions {
  const groups = new Map<string, CustomerGroup>();
  const refused: RefusedSubscription[] = [];
  const incomplete = new Set<string>();
  let isAnybodys = false;
  rows.forEach((given, index) => {
    if (given instanceof UnmappedRow) {
      isAnybodys = true;
      refused.push({ index, field: 'map', message: given.message });
      return;
    }
    const { row, fault } = checkedSubscription(given);
    if (fault) {
      const owner = ownerOf(given);
      if (owner.customerId === undefined) isAnybodys = true;
      else incomplete.add(owner.customerId);
      const field = fault.field ? `subscriptions.${fault.field}` : 'subscriptions';
      refused.push({ index, field, message: fault.message, ...owner });
      return;
    }
    const { id, customerId } = row;
    const group = groups.get(customerId) ?? { byId: new Map<string, Subscription>(), places: [] };
    groups.set(customerId, group);
    if (group.byId.has(id)) {
      const message = `expected an id of its own, found ${JSON.stringify(id)} again`;
      refused.push({ index, field: 'subscriptions.id', message, customerId });
      return;
    }
    group.byId.set(id, row);
    group.places.push(index);
  });
  const lists = new Map<string, readonly Subscription[]>();
  const of = (customerId: string): readonly Subscription[] => {
    const kept = lists.get(customerId) ?? [...(groups.get(customerId)?.byId.values() ?? none)];
    if (kept.length > 0) lists.set(customerId, kept);
    return kept;
  };
  const isIncomplete = (customerId: string): boolean =>
    incomplete.has(customerId) || (isAnybodys && !groups.has(customerId));
  return {
    of,
    isIncomplete,
    // what was refused may be the license that counts
    factsOf: (customerId, today) => (isIncomplete(customerId) ? {} : customerFacts(of(customerId), today)),
    refusedBeside: (isThere) => [
      ...refused,
      ...[...groups].flatMap(([customerId, { places }]) =>
        isThere(customerId) ? [] : places.map((index) => ofNobody(index, customerId)),
      ),
    ],
  };
}

function ofNobody(index: number, customerId: string): RefusedSubscription {
  return { index, field: 'subscriptions.customerId', message: noSuchCustomer(customerId), customerId };
}

function ownerOf(row: unknown): Pick<RefusedSubscription, 'customerId'> {
  const { customerId } = (row ?? {}) as { customerId?: unknown };
  return typeof customerId === 'string' && customerId !== '' ? { customerId } : {};
}
