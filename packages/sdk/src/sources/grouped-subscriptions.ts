import { type CustomerFacts, customerFacts } from '../customers/customer-facts.ts';
import { firstProblem, type RowProblem } from '../operation/row.schema.ts';
import { type Subscription, subscriptionSchema } from '../subscriptions/subscription.schema.ts';
import { UnmappedRow } from './row-loader.ts';

/** Subscriptions by customer; rows that do not fit are left out and named. */
export interface GroupedSubscriptions {
  readonly of: (customerId: string) => readonly Subscription[];
  /** What follows from a customer's subscriptions on a day. */
  readonly factsOf: (customerId: string, today: number) => CustomerFacts;
  readonly refused: readonly RefusedSubscription[];
}

/** A subscription that was left out, and whose it is, where the row says so. */
export interface RefusedSubscription extends RowProblem {
  readonly customerId?: string;
}

const none: readonly Subscription[] = [];

/** Checks subscriptions and groups them by their customer. */
export function groupedSubscriptions(rows: readonly unknown[]): GroupedSubscriptions {
  const groups = new Map<string, Subscription[]>();
  const refused: RefusedSubscription[] = [];
  rows.forEach((row, index) => {
    const parsed = subscriptionSchema.safeParse(row);
    if (row instanceof UnmappedRow) {
      refused.push({ index, field: 'map', message: row.message });
    } else if (!parsed.success) {
      const { field, message } = firstProblem(parsed.error, row);
      refused.push({ index, field: `subscriptions.${field}`, message, ...ownerOf(row) });
    } else {
      const group = groups.get(parsed.data.customerId);
      if (group) group.push(parsed.data);
      else groups.set(parsed.data.customerId, [parsed.data]);
    }
  });
  const of = (customerId: string) => groups.get(customerId) ?? none;
  return { of, factsOf: (customerId, today) => customerFacts(of(customerId), today), refused };
}

function ownerOf(row: unknown): Pick<RefusedSubscription, 'customerId'> {
  const { customerId } = (row ?? {}) as { customerId?: unknown };
  return typeof customerId === 'string' ? { customerId } : {};
}
