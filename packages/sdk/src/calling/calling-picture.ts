import { type CalendarDay, calendarDay, dayNumber, isSunday } from '../calendar/calendar-day.ts';
import { checkWeeksBehind, lastCompleteWeek } from '../calendar/weeks.ts';
import { checkList, checkRecord, checkWhole, isIterable, isText, misfit } from '../errors/check-argument.ts';
import { invalidField } from '../errors/partner-error.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import { addedSums, type SumsOfMany } from './added-sums.ts';
import { change, poorShare, worstEndpoint } from './calling-shares.ts';
import type { CallingSource, CallingSums, CallingWeekSums } from './calling-sums.ts';
import { noCalls, nothingKnown } from './no-calls.ts';
import type { WeekNotKnown } from './week-not-known.ts';

/** Which weeks a picture shows. */
export interface CallingPictureOptions {
  /** The day it is computed for: a week that is not complete on it is not shown. */
  readonly asOf: CalendarDay;
  /** The Sunday of the week that is shown in detail; absent, the last complete one. */
  readonly week?: CalendarDay | undefined;
  /** How many weeks lead to it, the week shown among them; 8 unless told. */
  readonly weeks?: number | undefined;
}

/** What a picture of a region is made of. */
export interface CallingData {
  /** Customers with calling, each once. */
  readonly customerIds: readonly string[];
  /** Sums of customers and weeks; where legs and weekly totals tell of the same, legs win. */
  readonly sums: Iterable<CallingWeekSums>;
  /** The Sundays of the weeks for which any data of the region has arrived; absent, those that the sums tell of. */
  readonly knownWeeks?: Iterable<CalendarDay> | undefined;
  /** Customers and weeks of which something was refused: not known, never zero. */
  readonly notKnown?: Iterable<WeekNotKnown> | undefined;
}

/** One week of all customers (CAL-1, CAL-3). `null` throughout where the week is not known: a gap, not zero. */
export interface CallingWeek {
  readonly week: CalendarDay;
  readonly calls: number | null;
  readonly legs: number | null;
  readonly poorLegs: number | null;
  readonly ratedLegs: number | null;
  /** Poor ÷ rated legs; `null` without rated legs. */
  readonly poorShare: number | null;
  /** Customers of whom nothing is known in a week that is. */
  readonly customersNotKnown: number;
}

/** One customer in the week shown (CAL-2, CAL-5, CAL-8), and how it came there. */
export interface CallingRow extends CallingSums {
  readonly customerId: string;
  /** Where the week's figures come from; `null`: nothing came for this customer, or its week is not known. */
  readonly from: CallingSource | null;
  readonly poorShare: number | null;
  /** The endpoint type with the highest poor share among those with a poor leg. */
  readonly worstEndpoint: string | null;
  /** Against the week before; `null` where one of the two is not known. */
  readonly callsChange: number | null;
  /** In shares of one: 0.05 are five points. */
  readonly poorShareChange: number | null;
  /** Calls week by week, the oldest first; `null` is a gap. */
  readonly callsByWeek: readonly (number | null)[];
  /** Whether a call queue had calls in the weeks shown. */
  readonly hasQueues: boolean;
}

/** The calling engagement of a region: its weeks, the week shown in detail, and every customer. */
export interface CallingPicture {
  /** The day it was computed for. */
  readonly asOf: CalendarDay;
  /** The Sunday of the week shown. */
  readonly week: CalendarDay;
  readonly isKnown: boolean;
  readonly weeks: readonly CallingWeek[];
  /** All customers together in the week shown, and of how many each sum is not known. */
  readonly total: SumsOfMany;
  /** Different calls with each feature, of customers with queues (CAL-6). */
  readonly features: Readonly<Record<string, number>>;
  /** Customers with queues. */
  readonly customersWithQueues: number;
  /** Customers by where the figures of the week shown come from. */
  readonly from: Readonly<Record<CallingSource, number>>;
  readonly rows: readonly CallingRow[];
}

/** The weeks that lead to the one shown, the oldest first. Throws `invalid` for a week that is no complete one. */
export function shownWeeks(options: CallingPictureOptions): CalendarDay[] {
  checkRecord('options', options);
  const { asOf, week, weeks = 8 } = options;
  checkWhole('weeks', weeks, 1, 104);
  const last = lastCompleteWeek(asOfDay(asOf));
  if (week === undefined) checkWeeksBehind(last, weeks);
  const shown = week === undefined ? last : dayNumber(week);
  if (shown === undefined || !isSunday(shown))
    throw invalidField('week', `expected the Sunday on which a week starts, found ${String(week)}`);
  if (shown > last)
    throw invalidField(
      'week',
      `expected a week that is complete on ${asOf}, at the latest ${calendarDay(last)}`,
    );
  checkWeeksBehind(shown, weeks);
  return Array.from({ length: weeks }, (_, at) => calendarDay(shown - (weeks - 1 - at) * 7));
}

/** What users called, week by week and customer by customer (CAL-1 to CAL-8), out of sums. */
export function callingPicture(data: CallingData, options: CallingPictureOptions): CallingPicture {
  checkRecord('data', data);
  checkList('customerIds', data.customerIds, isText, 'ids');
  if (!isIterable(data.sums)) throw misfit('sums', 'what sumCallLegs makes', data.sums);
  const weeks = shownWeeks(options);
  const shown = weeks.length - 1;
  const { byCustomer, isKnown } = customerWeeks(data, weeks);
  const told = data.customerIds.map(byCustomer);
  const rows = data.customerIds.map((id, at) => rowOf(id, told[at] as CustomerWeeks, weeks));
  const last = told.map((ofCustomer) => ofCustomer[shown] ?? nothingKnown);
  const withQueues = rows.filter(({ hasQueues }) => hasQueues);
  return {
    asOf: options.asOf,
    week: weeks[shown] as CalendarDay,
    isKnown: isKnown[shown] as boolean,
    weeks: weeks.map((week, at) => weekOfAll(week, told, at, isKnown[at] as boolean)),
    total: addedSums(last),
    features: addedSums(withQueues).features ?? {},
    customersWithQueues: withQueues.length,
    from: {
      legs: rows.filter(({ from }) => from === 'legs').length,
      totals: rows.filter(({ from }) => from === 'totals').length,
    },
    rows,
  };
}

/** The sums of a customer in each of the weeks shown; `undefined` is not known. */
type CustomerWeeks = readonly ((CallingSums & Partial<CallingWeekSums>) | undefined)[];

function customerWeeks({ sums, knownWeeks, notKnown = [] }: CallingData, weeks: readonly CalendarDay[]) {
  const places = new Map(weeks.map((week, at) => [week, at]));
  const told = new Map<string, (CallingWeekSums | undefined)[]>();
  const isKnown = weeks.map(() => false);
  for (const one of sums) {
    const at = places.get(one.week);
    if (at === undefined) continue;
    isKnown[at] = true;
    const ofCustomer = told.get(one.customerId) ?? [];
    if (ofCustomer[at]?.from !== 'legs') ofCustomer[at] = one;
    told.set(one.customerId, ofCustomer);
  }
  for (const week of knownWeeks ?? []) if (places.has(week)) isKnown[places.get(week) as number] = true;
  const refused = new Set<string>();
  for (const { customerId, week } of notKnown) refused.add(openKey(customerId, week));
  const none: CustomerWeeks = weeks.map((week, at) =>
    isKnown[at] && !refused.has(openKey(undefined, week)) && !refused.has(openKey(undefined, undefined))
      ? noCalls
      : undefined,
  );
  const byCustomer = (id: string): CustomerWeeks => {
    const ofCustomer = told.get(id);
    if (refused.size === 0) return ofCustomer ? weeks.map((_, at) => ofCustomer[at] ?? none[at]) : none;
    const mayBeAny = refused.has(openKey(id, undefined));
    return weeks.map((week, at) => {
      const one = ofCustomer?.[at];
      if (one?.from === 'legs') return one;
      if (refused.has(openKey(id, week))) return undefined;
      return one ?? (mayBeAny ? undefined : none[at]);
    });
  };
  return { byCustomer, isKnown };
}

/** `undefined` for whoever, or whichever week, has nothing else. */
function openKey(customerId: string | undefined, week: CalendarDay | undefined): string {
  return JSON.stringify([customerId ?? null, week ?? null]);
}

function rowOf(customerId: string, told: CustomerWeeks, weeks: readonly CalendarDay[]): CallingRow {
  const { week, from = null, ...sums } = { week: null, ...(told[weeks.length - 1] ?? nothingKnown) };
  const before = told[weeks.length - 2] ?? nothingKnown;
  return {
    ...sums,
    customerId,
    from,
    poorShare: poorShare(sums),
    worstEndpoint: worstEndpoint(sums),
    callsChange: change(sums.calls, before.calls),
    poorShareChange: change(poorShare(sums), poorShare(before)),
    callsByWeek: told.map((one) => one?.calls ?? null),
    hasQueues: told.some((one) => (one?.features?.callQueue ?? 0) > 0),
  };
}

function weekOfAll(
  week: CalendarDay,
  told: readonly CustomerWeeks[],
  at: number,
  isKnown: boolean,
): CallingWeek {
  const counts: Record<'calls' | 'legs' | 'poorLegs' | 'ratedLegs', number | null> = {
    calls: null,
    legs: null,
    poorLegs: null,
    ratedLegs: null,
  };
  let customersNotKnown = 0;
  for (const ofCustomer of isKnown ? told : []) {
    const one = ofCustomer[at];
    if (!one) customersNotKnown++;
    for (const field of Object.keys(counts) as (keyof typeof counts)[]) {
      const value = one?.[field];
      if (value != null) counts[field] = (counts[field] ?? 0) + value;
    }
  }
  return { week, ...counts, poorShare: poorShare({ ...nothingKnown, ...counts }), customersNotKnown };
}
