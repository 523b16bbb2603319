import type { CustomerRow } from '../customers/customer.schema.ts';
import { checkList, checkRecord, isRecord } from '../errors/check-argument.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import { checkedSubscription } from '../subscriptions/checked-subscription.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { type StatusOptions, statusJudge } from './status-rules.ts';

/**
 * The statuses that hold for a customer on the as-of date, the most urgent first (CUS-2). `subscriptions` are those of
 * this customer; `undefined` says they are not supplied, and what is not supplied gives no status. A row that does not fit
 * is not known: it makes nobody expired. Throws `invalid` by the name of an argument that is something else.
 */
export function customerStatuses(
  customer: Pick<CustomerRow, 'lastAdminSignInAt'>,
  subscriptions: readonly Subscription[] | undefined,
  options: StatusOptions,
): string[] {
  checkRecord('customer', customer);
  if (subscriptions !== undefined) checkList('subscriptions', subscriptions);
  checkRecord('options', options);
  if (options.rules !== undefined) checkList('rules', options.rules, isRule, 'status rules');
  asOfDay(options.asOf);
  const fitting = subscriptions?.flatMap((given) => checkedSubscription(given).row ?? []);
  const isIncomplete = options.isIncomplete || fitting?.length !== subscriptions?.length;
  return statusJudge(options)(customer, fitting, isIncomplete);
}

function isRule(value: unknown): boolean {
  return isRecord(value) && typeof value.holds === 'function';
}
