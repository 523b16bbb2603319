import type { CustomerRow, RecordedChange, Subscription, Trial } from '@partnerkit/sdk';
import {
  addedCustomer,
  changedAssignments,
  changedTrial,
  changedTrialRecord,
  checkRegionOfCountry,
  checkSameCompanies,
  customerNotFound,
  endedTrial,
  extendedTrial,
  newCustomerRow,
  newTrial,
  trialAmong,
  trialStarted,
  trialsAmong,
  versionedTrial,
} from '@partnerkit/sdk/server';
import { insertAssignment } from '../administrators/administrators.queries.ts';
import { selectCustomer } from '../customers/customers.queries.ts';
import { writeCustomers } from '../customers/write-customers.ts';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import { invalidInput } from '../http/invalid-input.ts';
import { bumpDataVersion } from '../storage/data-version.ts';
import { selectCustomerSubscriptions } from '../subscriptions/subscriptions.queries.ts';
import { dayOfChange } from './day-of-change.ts';
import { insertOwnTrial } from './own-trials.queries.ts';
import {
  type CustomerWithSubscriptions,
  selectCustomerWithSubscriptions,
  selectSameCompanies,
} from './trials.queries.ts';

/** The trials of customers (TRI-1, TRI-2, DET-2). */
export const trialsHandlers: Handlers['trials'] = {
  async list({ customerId }, context) {
    const found = await selectCustomerSubscriptions(context.tx, context, customerId);
    if (!found) throw customerNotFound(customerId);
    return { items: found.subscriptions && trialsAmong(found.subscriptions) };
  },

  async get({ customerId, id }, context) {
    const found = await selectCustomerSubscriptions(context.tx, context, customerId);
    if (!found) throw customerNotFound(customerId);
    return versionedTrial(trialAmong(found.subscriptions ?? [], id));
  },

  async start({ customerId, licenses, days }, context) {
    const today = dayOfChange(context);
    const { row, subscriptions } = await customerForChange(customerId, context);
    const trial = newTrial({ id: context.newId(), customerId, today, days, licenses });
    await writeCustomers(context.tx, context.partner, [{ row, subscriptions: [...subscriptions, trial] }]);
    return started(row, trial, context);
  },

  async startForNewCustomer(input, context) {
    const { tx, partner } = context;
    const { company, adminEmail, country, region, licenses, days } = input;
    checkRegionOfCountry(country, region, context.countryRegions);
    if (region !== context.region)
      throw invalidInput('region', `expected ${context.region}, where it was asked, found ${region}`);
    const today = dayOfChange(context);
    // two who start it for the same company follow each other: the second is asked
    await bumpDataVersion(tx, partner);
    if (!input.sameNameIsAnother) checkSameCompanies(await selectSameCompanies(tx, context, input), input);
    const row = newCustomerRow({ id: context.newId(), company, adminEmail, country, region, today });
    const trial = newTrial({ id: context.newId(), customerId: row.id, today, days, licenses });
    await writeCustomers(tx, partner, [{ row, subscriptions: [trial] }]);
    context.record(addedCustomer(row));
    if (context.scope === 'assigned') {
      await insertAssignment(tx, context, { customerId: row.id, userId: context.user });
      context.record(changedAssignments(row, [], [context.user]));
    }
    return started(row, trial, context);
  },

  change: ({ licenses, version, ...which }, context) =>
    changed(which, context, (trial, today) => changedTrial(trial, { licenses, version, today })),

  extend: ({ days, version, ...which }, context) =>
    changed(which, context, (trial, today) => extendedTrial(trial, { days, version, today })),

  end: ({ version, ...which }, context) =>
    changed(which, context, (trial, today) => endedTrial(trial, { version, today })),
};

/** A customer whose trials change; changes of one partner's customers follow each other. */
async function customerForChange(id: string, context: RequestContext): Promise<CustomerWithSubscriptions> {
  await bumpDataVersion(context.tx, context.partner);
  const customer = await selectCustomerWithSubscriptions(context.tx, context, id);
  if (!customer) throw customerNotFound(id);
  return customer;
}

async function changed(
  { customerId, id }: { readonly customerId: string; readonly id: string },
  context: RequestContext,
  changedOf: (trial: Subscription, today: string) => Subscription,
): Promise<Trial> {
  const today = dayOfChange(context);
  const { row, subscriptions } = await customerForChange(customerId, context);
  const before = trialAmong(subscriptions, id);
  const after = changedOf(before, today);
  await writeCustomers(context.tx, context.partner, [
    { row, subscriptions: subscriptions.map((one) => (one === before ? after : one)) },
  ]);
  const record = changedTrialRecord(row, before, after);
  if (record) {
    await insertOwnTrial(context.tx, context.partner, after, before);
    context.record(record);
  }
  return versionedTrial(after);
}

/** What is answered of a trial that was started, and of its customer as the list has it now. */
async function started(row: CustomerRow, trial: Subscription, context: RequestContext) {
  await insertOwnTrial(context.tx, context.partner, trial);
  const customer = await selectCustomer(context.tx, context, row.id);
  if (!customer) throw customerNotFound(row.id);
  context.record(changedTrialRecord(row, undefined, trial) as RecordedChange);
  context.announce(trialStarted(row, trial));
  return { customer, trial: versionedTrial(trial) };
}
