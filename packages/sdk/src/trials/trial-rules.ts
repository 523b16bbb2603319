import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { checkList, checkRecord, checkText, isRecord } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { checkVersion } from '../operation/check-version.ts';
import { contentVersion } from '../operation/content-version.ts';
import type { LicensePool, Subscription } from '../subscriptions/subscription.schema.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { normalizeName } from '../text/normalize-name.ts';
import { extendedEnd, trialEnd } from './trial-end.ts';
import type { TrialLicenses } from './trial-input.schema.ts';
import type { Trial } from './trials.contract.ts';

/** What can be changed of a trial, as its version and the audit trail tell it. */
export function trialTerms(trial: Subscription) {
  checkTrial('trial', trial);
  const { startDate, endDate, endedOn, licenses } = trial;
  return {
    startDate,
    endDate,
    ...(endedOn === undefined ? {} : { endedOn }),
    licenses: licenses.map(({ product, purchased }) => ({ product, purchased })),
  };
}

/** A trial as it is answered, with the version of what can be changed of it; counts that an import brings are not. */
export function versionedTrial(trial: Subscription): Trial {
  return { ...trial, version: contentVersion(trialTerms(trial)) };
}

/** The trials among a customer's subscriptions, the last one started first. */
export function trialsAmong(subscriptions: readonly Subscription[]): Trial[] {
  checkSubscriptions(subscriptions);
  return subscriptions
    .filter(({ kind }) => kind === 'trial')
    .map(versionedTrial)
    .sort((a, b) => compareCodePoints(b.startDate, a.startDate) || compareCodePoints(a.id, b.id));
}

function checkSubscriptions(subscriptions: readonly Subscription[]): void {
  checkList('subscriptions', subscriptions);
  for (const [at, row] of subscriptions.entries()) checkTrial(`subscriptions[${at}]`, row);
}

/** Whether a trial has ended: its last day is over, or somebody has ended it, if only today (TRI-2). */
export function isTrialEnded(trial: Subscription, today: CalendarDay): boolean {
  checkTrial('trial', trial);
  checkText('today', today);
  const { endDate, endedOn } = trial;
  return endedOn !== undefined || endDate < today;
}

/** What a new trial is made of. */
export interface NewTrial {
  readonly id: string;
  readonly customerId: string;
  readonly today: CalendarDay;
  readonly days: number;
  readonly licenses: TrialLicenses;
}

/** A trial that starts today (TRI-1). How many of its licenses are assigned nobody knows yet. */
export function newTrial(trial: NewTrial): Subscription {
  checkRecord('trial', trial);
  const { id, customerId, today, days, licenses } = trial;
  checkList('licenses', licenses, isRecord);
  return {
    id,
    customerId,
    kind: 'trial',
    startDate: today,
    endDate: trialEnd(today, days),
    licenses: licenses.map(({ product, purchased }) => ({ product, purchased })),
  };
}

/** The row of a customer whom a trial brings (TRI-1). */
export function newCustomerRow(customer: {
  readonly id: string;
  readonly company: string;
  readonly adminEmail: string;
  readonly country: string;
  readonly region: string;
  readonly today: CalendarDay;
}): CustomerRow {
  checkRecord('customer', customer);
  const { id, company, adminEmail, country, region, today } = customer;
  checkText('company', company);
  return { id, name: normalizeName(company), region, country, adminEmail, createdDate: today };
}

/** What is asked of a trial that is there, and the day on which it is. */
interface TrialChange {
  /** Of the trial that the change starts from. */
  readonly version: string;
  readonly today: CalendarDay;
}

/** A trial with other products and licenses; what is known of the use of those that stay, stays (TRI-2). */
export function changedTrial(
  trial: Subscription,
  change: TrialChange & { readonly licenses: TrialLicenses },
): Subscription {
  checkRunning(trial, change);
  const { licenses } = change;
  checkList('licenses', licenses, isRecord);
  const kept = new Map(trial.licenses.map((pool): [string, LicensePool] => [pool.product, pool]));
  return {
    ...trial,
    licenses: licenses.map(({ product, purchased }) => ({ ...kept.get(product), product, purchased })),
  };
}

/** A trial that is extended by so many days from today (TRI-2). */
export function extendedTrial(
  trial: Subscription,
  change: TrialChange & { readonly days: number },
): Subscription {
  checkRunning(trial, change);
  return { ...trial, endDate: extendedEnd(trial.endDate, change.today, change.days) };
}

/** A trial that ends today, which still counts (TRI-2). */
export function endedTrial(trial: Subscription, change: TrialChange): Subscription {
  checkRunning(trial, change);
  const { today } = change;
  if (trial.startDate > today)
    throw conflict(
      trial,
      `The trial ${trial.id} begins on ${trial.startDate}: it can be ended from that day on.`,
    );
  return { ...trial, endDate: today, endedOn: today };
}

/** Lets a change go on only of a trial that has not ended and is as the change knows it; throws `conflict` with the present one. */
function checkRunning(trial: Subscription, change: TrialChange): void {
  checkRecord('change', change);
  const { version, today } = change;
  if (isTrialEnded(trial, today))
    throw conflict(trial, `The trial ${trial.id} has ended on ${trial.endDate}.`);
  checkVersion(`The trial ${trial.id}`, version, versionedTrial(trial));
}

/** Refuses what is no trial, by its name. */
function checkTrial(name: string, trial: Subscription): void {
  checkRecord(name, trial);
  for (const field of ['id', 'startDate', 'endDate'] as const) checkText(`${name}.${field}`, trial[field]);
  checkList(`${name}.licenses`, trial.licenses, isRecord);
}

function conflict(trial: Subscription, message: string): PartnerError {
  return new PartnerError({ code: 'conflict', message, current: versionedTrial(trial) });
}

/** The trial of an id among a customer's subscriptions. Throws `notFound`. */
export function trialAmong(subscriptions: readonly Subscription[], id: string): Subscription {
  checkSubscriptions(subscriptions);
  checkText('id', id);
  const trial = subscriptions.find((one) => one.id === id && one.kind === 'trial');
  if (trial) return trial;
  throw new PartnerError({ code: 'notFound', message: `There is no trial ${JSON.stringify(id)}.` });
}
