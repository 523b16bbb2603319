import type { NumberedFacts } from '../customers/customer-facts.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';

/** A subscription that was left out, and whose it is, where the row says so. */
export interface RefusedSubscription extends RowProblem {
  readonly customerId?: string | undefined;
}

/** Subscriptions by the position of their customer; rows that do not fit are left out and named. */
export interface SubscriptionsByCustomer {
  /** In the order of the host. */
  readonly of: (position: number) => readonly Subscription[];
  /**
   * Whether some of a customer's were refused: what they would have said is not known. One that does not say whose it is may
   * be that of any customer who has no other.
   */
  readonly isIncomplete: (position: number) => boolean;
  /** What follows from a customer's subscriptions on a day; `undefined`: not known. */
  readonly factsOf: (position: number, today: number) => NumberedFacts | undefined;
  /** Those left out: they do not fit, come again, or are of a customer that is not there. */
  readonly refused: readonly RefusedSubscription[];
}
