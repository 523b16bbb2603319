import { changedAssignments } from '../administrators/administrator-rules.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import { type CountryRegions, checkRegionOfCountry, countryRegions } from '../countries/country-regions.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { customerNotFound } from '../customers/customer-not-found.ts';
import type { CustomerIndex } from '../memory/customer-index.ts';
import { inTurn } from '../memory/in-turn.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { checkSameCompanies, isSameCompany, mostSameCompanies } from './same-companies.ts';
import { type GivenRows, TrialBook } from './trial-book.ts';
import { addedCustomer, changedTrialRecord, trialStarted } from './trial-records.ts';
import {
  changedTrial,
  endedTrial,
  extendedTrial,
  newCustomerRow,
  newTrial,
  trialAmong,
  trialsAmong,
  versionedTrial,
} from './trial-rules.ts';
import type { StartedTrial, Trial } from './trials.contract.ts';

/** Keeps a trial that was started, changed, extended or ended in the host's own store; what it rejects does not come about. */
export type SaveTrial = (trial: Subscription) => PromiseLike<void> | void;

/** Keeps a new customer and the trial that it starts with in the host's own store, both or neither. */
export type SaveCustomer = (added: {
  readonly customer: CustomerRow;
  readonly trial: Subscription;
  /** The partner administrator who added it and is assigned to it with that; absent for who sees all customers anyway. */
  readonly assignedTo?: string | undefined;
}) => PromiseLike<void> | void;

/** What trials of rows in memory are kept with; they are told of where `subscriptions` are supplied. */
export interface TrialsOptions {
  /** Absent: trials of customers that are there are neither started nor changed. */
  readonly saveTrial?: SaveTrial | undefined;
  /** Absent: no trial is started for a new customer. */
  readonly saveCustomer?: SaveCustomer | undefined;
  /** In which region a new customer is, by its country; ours unless told (TRI-1). */
  readonly countryRegions?: CountryRegions | undefined;
}

/** What the trials of rows in memory are made of beside the host's options. */
export interface TrialsInMemoryParts extends TrialsOptions {
  /** An id that nobody else has. */
  readonly randomId: () => string;
  /** The viewer, where they see only customers to whom they are assigned: they are to those whom they add. */
  readonly assignee?:
    | { readonly userId?: string | undefined; readonly assign: (customerId: string) => void }
    | undefined;
  /** Told when customers or trials are others. */
  readonly changed: () => void;
}

/** Answers about the trials of rows in memory. */
export interface TrialsInMemory extends MemoryAnswers<'trials'> {
  /** The rows of customers and subscriptions with what came about here; the same lists until something changes. */
  readonly over: (given: GivenRows) => GivenRows;
}

/** The trials of rows in memory (TRI-1, TRI-2, DET-2). */
export function trialsInMemory(parts: TrialsInMemoryParts): TrialsInMemory {
  const { randomId, assignee, changed, saveTrial, saveCustomer } = parts;
  const book = new TrialBook();
  const table = parts.countryRegions ?? countryRegions;
  const next = inTurn();

  async function change(
    { customerId, id }: { readonly customerId: string; readonly id: string },
    call: MemoryCall,
    changedOf: (trial: Subscription) => Subscription,
  ): Promise<Trial> {
    return next(async () => {
      const { row, subscriptions } = subscriptionsOf(await call.index(), customerId, call);
      const before = trialAmong(subscriptions ?? [], id);
      const after = changedOf(before);
      await keptByHost('The trial was not saved', () => saveTrial?.(after));
      book.put(after, before);
      changed();
      const record = changedTrialRecord(row, before, after);
      if (record) call.record(record);
      return versionedTrial(after);
    });
  }

  async function started(call: MemoryCall, trial: Subscription): Promise<StartedTrial> {
    const index = await call.index();
    const position = index.positionOf(trial.customerId);
    const customer = position === undefined ? undefined : index.customer(position);
    if (!customer) throw customerNotFound(trial.customerId);
    call.record(changedTrialRecord(customer, undefined, trial) as RecordedChange);
    call.announce(trialStarted(customer, trial));
    return { customer, trial: versionedTrial(trial) };
  }

  return {
    over: (given) => book.over(given),

    async list({ customerId }, call) {
      const { subscriptions, refused } = subscriptionsOf(await call.index(), customerId, call);
      return {
        items: subscriptions ? trialsAmong(subscriptions) : null,
        ...(refused.length > 0 ? { refused } : {}),
      };
    },

    async get({ customerId, id }, call) {
      const { subscriptions } = subscriptionsOf(await call.index(), customerId, call);
      return versionedTrial(trialAmong(subscriptions ?? [], id));
    },

    start: ({ customerId, licenses, days }, call) =>
      next(async () => {
        subscriptionsOf(await call.index(), customerId, call);
        const today = call.context.asOf;
        const trial = newTrial({ id: randomId(), customerId, today, days, licenses });
        await keptByHost('The trial was not saved', () => saveTrial?.(trial));
        book.put(trial);
        changed();
        return started(call, trial);
      }),

    startForNewCustomer: (input, call) =>
      next(async () => {
        const { company, adminEmail, country, region, licenses, days } = input;
        checkRegionOfCountry(country, region, table);
        if (!input.sameNameIsAnother)
          checkSameCompanies(sameCompaniesIn(await call.index(), input, region), input);
        const today = call.context.asOf;
        const customer = newCustomerRow({ id: randomId(), company, adminEmail, country, region, today });
        const trial = newTrial({ id: randomId(), customerId: customer.id, today, days, licenses });
        const assignedTo = assignee?.userId;
        await keptByHost('The customer was not saved', () =>
          saveCustomer?.({ customer, trial, ...(assignedTo === undefined ? {} : { assignedTo }) }),
        );
        book.addCustomer(customer);
        book.put(trial);
        assignee?.assign(customer.id);
        changed();
        call.record(addedCustomer(customer));
        if (assignedTo !== undefined) call.record(changedAssignments(customer, [], [assignedTo]));
        return started(call, trial);
      }),

    change: ({ licenses, version, ...which }, call) =>
      change(which, call, (trial) => changedTrial(trial, { licenses, version, today: call.context.asOf })),

    extend: ({ days, version, ...which }, call) =>
      change(which, call, (trial) => extendedTrial(trial, { days, version, today: call.context.asOf })),

    end: ({ version, ...which }, call) =>
      change(which, call, (trial) => endedTrial(trial, { version, today: call.context.asOf })),
  };
}

/** The subscriptions and trials of a customer whom the viewer may see in the region asked, and those of them that did not fit. */
function subscriptionsOf(index: CustomerIndex, customerId: string, { context }: MemoryCall) {
  const position = index.positionOf(customerId, context.region);
  if (position === undefined) throw customerNotFound(customerId);
  const { subscriptions } = index.summary(position);
  return {
    row: index.row(position),
    subscriptions: subscriptions && [...subscriptions],
    refused: index.refusedSubscriptions.filter((row) => row.customerId === customerId),
  };
}

/** Customers of a region, or of none, that may be the company. */
function sameCompaniesIn(
  index: CustomerIndex,
  looks: { readonly company: string; readonly adminEmail: string },
  region: string,
): CustomerRow[] {
  const found: CustomerRow[] = [];
  for (const row of index.visibleRows()) {
    if ((row.region ?? region) !== region || !isSameCompany(row, looks)) continue;
    found.push(row);
    if (found.length === mostSameCompanies) break;
  }
  return found;
}
