import * as z from 'zod/mini';
import { listedCustomerSchema } from '../customers/customer.schema.ts';
import { defineOperation } from '../operation/operation.ts';
import { nonEmptyText, rowProblemSchema } from '../operation/row.schema.ts';
import { subscriptionSchema } from '../subscriptions/subscription.schema.ts';
import {
  changeTrialSchema,
  endTrialSchema,
  extendTrialSchema,
  startTrialForNewCustomerSchema,
  startTrialSchema,
} from './trial-input.schema.ts';

/** A trial of one customer (TRI-2), with the version of what can be changed of it. */
export const trialSchema = z.looseObject({
  ...subscriptionSchema.shape,
  /** Of its days, products and licenses: what a change of it starts from. */
  version: z.string(),
});

/** A trial of one customer, with the version of what can be changed of it. */
export type Trial = z.output<typeof trialSchema>;

/** A trial that was started, and its customer as the list has it now. */
const startedTrialSchema = z.object({ customer: listedCustomerSchema, trial: trialSchema });

/** A trial that was started, and its customer as the list has it now. */
export type StartedTrial = z.output<typeof startedTrialSchema>;

/** The trials of one customer, the last one started first (DET-2). */
export const listTrials = defineOperation({
  id: 'trials.list',
  method: 'GET',
  path: '/customers/{customerId}/trials',
  input: z.object({ customerId: nonEmptyText }),
  output: z.object({
    /** `null`: not supplied. */
    items: z.nullable(z.array(trialSchema)),
    /** Trials of the source that did not fit and were left out. */
    refused: z.optional(z.array(rowProblemSchema)),
  }),
  errors: ['notFound'],
  changes: false,
  permission: 'customers.see',
  regions: { customer: 'customerId' },
  rows: { field: 'items', schema: trialSchema },
});

/** One trial of a customer, with the `version` that its changes start from (TRI-2). */
export const getTrial = defineOperation({
  id: 'trials.get',
  method: 'GET',
  path: '/customers/{customerId}/trials/{id}',
  input: z.object({ customerId: nonEmptyText, id: nonEmptyText }),
  output: trialSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'customers.see',
  regions: { customer: 'customerId' },
});

/** Starts a trial of a customer that is there, today (TRI-1). */
export const startTrial = defineOperation({
  id: 'trials.start',
  method: 'POST',
  path: '/customers/{customerId}/trials',
  input: startTrialSchema,
  output: startedTrialSchema,
  errors: ['invalid', 'notFound', 'forbidden'],
  changes: true,
  permission: 'trials.manage',
  regions: { customer: 'customerId' },
});

/**
 * Starts a trial of a new customer, today, in the region of its country (TRI-1). Where a customer of the same name or administrator
 * is there already it is a `conflict` that names it (`sameCompanies`), until the input says that it is another one.
 */
export const startTrialForNewCustomer = defineOperation({
  id: 'trials.startForNewCustomer',
  method: 'POST',
  path: '/trials',
  input: startTrialForNewCustomerSchema,
  output: startedTrialSchema,
  errors: ['invalid', 'conflict', 'forbidden'],
  changes: true,
  permission: 'trials.manage',
  regions: { region: 'region' },
});

/** Puts other products and licenses in the place of a trial's (TRI-2). Of one that has ended: `conflict`. */
export const changeTrial = defineOperation({
  id: 'trials.change',
  method: 'PUT',
  path: '/customers/{customerId}/trials/{id}/licenses',
  input: changeTrialSchema,
  output: trialSchema,
  errors: ['invalid', 'notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'trials.manage',
  regions: { customer: 'customerId' },
  replaces: true,
});

/** Extends a trial by so many days from today; it never ends earlier by that (TRI-2). One that has ended: `conflict`. */
export const extendTrial = defineOperation({
  id: 'trials.extend',
  method: 'POST',
  path: '/customers/{customerId}/trials/{id}/extend',
  input: extendTrialSchema,
  output: trialSchema,
  errors: ['invalid', 'notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'trials.manage',
  regions: { customer: 'customerId' },
  replaces: true,
});

/** Ends a trial today, which still counts (TRI-2). One that has ended, or has yet to begin: `conflict`. */
export const endTrial = defineOperation({
  id: 'trials.end',
  method: 'POST',
  path: '/customers/{customerId}/trials/{id}/end',
  input: endTrialSchema,
  output: trialSchema,
  errors: ['invalid', 'notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'trials.manage',
  regions: { customer: 'customerId' },
  replaces: true,
});
