import type { AnnouncedEvent } from '../audit/announced-event.ts';
import { changesBetween } from '../audit/changes-between.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { checkRecord } from '../errors/check-argument.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { trialTerms } from './trial-rules.ts';

type NamedCustomer = Pick<CustomerRow, 'id' | 'name'>;

/** What the audit trail tells of a customer who was added with a trial (AUD-1, TRI-1). */
export function addedCustomer(customer: CustomerRow): RecordedChange {
  checkRecord('customer', customer);
  const { id, name, region, country, adminEmail, createdDate } = customer;
  return {
    subject: { kind: 'customer', id, name },
    customerId: id,
    changes: changesBetween(undefined, { name, region, country, adminEmail, createdDate }),
  };
}

/** What the audit trail tells of a trial that was started or changed; `undefined` where nothing is other than before (AUD-1). */
export function changedTrialRecord(
  customer: NamedCustomer,
  before: Subscription | undefined,
  after: Subscription,
): RecordedChange | undefined {
  checkRecord('customer', customer);
  const { id: customerId, name } = customer;
  const changes = changesBetween(before && trialTerms(before), trialTerms(after));
  if (changes.length === 0) return undefined;
  return { subject: { kind: 'trial', id: after.id, name }, customerId, changes };
}

/** What is told to whoever writes to the administrators of customers when a trial starts (TRI-1); the trial tells repeats. */
export function trialStarted(
  customer: Pick<CustomerRow, 'id' | 'name' | 'adminEmail'>,
  trial: Subscription,
): AnnouncedEvent {
  checkRecord('customer', customer);
  const { id, name, adminEmail } = customer;
  const { startDate, endDate, licenses } = trialTerms(trial);
  return {
    kind: 'trialStarted',
    key: trial.id,
    data: {
      customer: { id, name, ...(adminEmail ? { adminEmail } : {}) },
      trial: { id: trial.id, startDate, endDate, licenses },
    },
  };
}
