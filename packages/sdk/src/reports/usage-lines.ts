import { type CalendarDay, calendarDay, dayNumber } from '../calendar/calendar-day.ts';
import { instantMs } from '../calendar/instant-ms.ts';
import { weekOf } from '../calendar/weeks.ts';
import { type CallLeg, callLegSchema } from '../calling/call-leg.schema.ts';
import { callLegColumns } from '../calling/call-leg-columns.ts';
import type { CallingWeekSums } from '../calling/calling-sums.ts';
import { countLegs } from '../calling/count-legs.ts';
import { isCalling, legKey } from '../calling/leg-key.ts';
import { defaultPoorLegRule, type PoorLegRule } from '../calling/leg-rating.ts';
import { legSurelyFits } from '../calling/leg-surely-fits.ts';
import type { WeekNotKnown } from '../calling/week-not-known.ts';
import type { WeeklyUsage } from '../calling/weekly-usage.schema.ts';
import {
  checkFunction,
  checkList,
  checkRecord,
  checkText,
  isRecord,
  isText,
  misfit,
} from '../errors/check-argument.ts';
import { reportColumns } from '../imports/report-columns.ts';
import type { ReportLine } from './report-cells.ts';

/** Out of what a usage report is made. */
export interface UsageReportInput {
  /** Call legs of the weeks that the days touch, at least; what does not fit, and what is not calling, is left out. */
  readonly legs: readonly CallLeg[];
  /** The hub's weekly totals; of one customer and week legs win. */
  readonly totals: readonly WeeklyUsage[];
  /** What was refused of weekly totals; of whoever it does not name, of those customers of whom nothing else of the week is told. */
  readonly notKnown?: readonly WeekNotKnown[] | undefined;
  /** The customers with calling, for what names none. */
  readonly callerIds?: readonly string[] | undefined;
  /** The first and the last day, in UTC. */
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  /** When a leg is poor; as the vendor words it unless told. */
  readonly rule?: PoorLegRule | undefined;
  /** The name of a location that a leg names by its id; absent, or where it knows none, the id stands for it. */
  readonly locationName?: ((customerId: string, locationId: string) => string | undefined) | undefined;
}

/** The rows of a usage report, and what is not in them. */
export interface UsageLines {
  /** One for each customer and location with calls; legs that name no location are one without. */
  readonly lines: readonly ReportLine[];
  /** Weeks of a customer of which only some days are covered, and of which no legs are known. */
  readonly partialWeeksLeftOut: number;
  /** Other weeks of a customer of which no legs are known and something was refused: missing from its rows, or from them in part. */
  readonly weeksNotKnown: number;
}

const msPerDay = 86_400_000;
const daysPerWeek = 7;
const counts = reportColumns.usage.filter(({ kind }) => kind === 'count').map(({ field }) => field);

/**
 * Calling usage by customer and location within some days (REP-4): out of call legs by the day on which they started, and out of
 * weekly totals where a customer has no legs in a week and all its days are covered. What is not known of one part is not known
 * of the whole. "Call on" is not in it.
 */
export function usageLines(input: UsageReportInput): UsageLines {
  checkRecord('input', input);
  const { legs, totals, notKnown = [], callerIds = [], rule = defaultPoorLegRule, locationName } = input;
  checkList('legs', legs);
  checkList('totals', totals, isRecord);
  checkList('notKnown', notKnown, isRecord);
  checkList('callerIds', callerIds, isText, 'ids');
  checkRecord('rule', rule);
  if (locationName !== undefined) checkFunction('locationName', locationName);
  const from = dayOf('from', input.from);
  const until = dayOf('until', input.until);
  const lines = new Map<string, ReportLine>();
  const add = (line: ReportLine) => {
    const key = JSON.stringify([line.customerId, line.location]);
    const before = lines.get(key);
    lines.set(key, before ? addedUsage(before, line) : line);
  };

  const { byLocation, weeksWithLegs } = sortedLegs(legs, { from, until, locationName });
  for (const [location, there] of byLocation) {
    for (const sums of countedAsOne(there, rule)) add(lineOfSums(sums, location));
  }
  const [partial, told] = [new Set<string>(), new Set<string>()];
  for (const total of totals) {
    const sunday = dayOf('totals.week', total.week);
    if (sunday + daysPerWeek <= from || sunday > until) continue;
    const week = weekKey(total.customerId, sunday);
    if (weeksWithLegs.has(week)) continue;
    if (sunday < from || sunday + daysPerWeek - 1 > until) partial.add(week);
    else {
      told.add(week);
      add(lineOfTotal(total));
    }
  }
  const isElsewhere = (week: string) => weeksWithLegs.has(week) || partial.has(week);
  const open = openWeeks(notKnown, callerIds, { from, until, told });
  return {
    lines: [...lines.values()],
    partialWeeksLeftOut: partial.size,
    weeksNotKnown: open.filter((week) => !isElsewhere(week)).length,
  };
}

/** Which weeks of which customers are not known, each once: where the customer or the week is not told, those of which nothing else is. */
function openWeeks(
  notKnown: readonly WeekNotKnown[],
  callerIds: readonly string[],
  {
    from,
    until,
    told,
  }: { readonly from: number; readonly until: number; readonly told: ReadonlySet<string> },
): string[] {
  const touched: number[] = [];
  for (let sunday = weekOf(from); sunday <= until; sunday += daysPerWeek) touched.push(sunday);
  const open = new Set<string>();
  for (const { customerId, week } of notKnown) {
    const sunday = week === undefined ? undefined : dayOf('notKnown.week', week);
    const isTold = customerId !== undefined && sunday !== undefined;
    for (const id of customerId === undefined ? callerIds : [customerId])
      for (const day of sunday === undefined ? touched : touched.filter((one) => one === sunday)) {
        const key = weekKey(id, day);
        if (isTold || !told.has(key)) open.add(key);
      }
  }
  return [...open];
}

interface Sorting extends Pick<UsageReportInput, 'locationName'> {
  readonly from: number;
  readonly until: number;
}

/** The legs within the days by location, and in which weeks of which customers there are any. */
function sortedLegs(legs: readonly CallLeg[], { from, until, locationName }: Sorting) {
  const good = new Map<string, CallLeg>();
  for (const leg of legs) {
    if (legSurelyFits(leg) || callLegSchema.safeParse(leg).success) good.set(legKey(leg), leg);
  }
  const byLocation = new Map<string | undefined, CallLeg[]>();
  const weeksWithLegs = new Set<string>();
  for (const leg of good.values()) {
    if (!isCalling(leg)) continue;
    const day = Math.floor(instantMs(leg.startAt) / msPerDay);
    weeksWithLegs.add(weekKey(leg.customerId, weekOf(day)));
    if (day < from || day > until) continue;
    const id = leg.locationId || undefined;
    const location = id && (locationName?.(leg.customerId, id) ?? id);
    const there = byLocation.get(location);
    if (there) there.push(leg);
    else byLocation.set(location, [leg]);
  }
  return { byLocation, weeksWithLegs };
}

/** The sums of each customer as if all legs were of one week: a call counts once, however many weeks it touches. */
function countedAsOne(legs: readonly CallLeg[], rule: PoorLegRule): CallingWeekSums[] {
  const columns = callLegColumns(legs);
  return countLegs({ ...columns, weeks: columns.weeks.slice(0, 1), week: new Int32Array(legs.length) }, rule);
}

function lineOfSums(sums: CallingWeekSums, location: string | undefined): ReportLine {
  const { endpoints, features, queue } = sums;
  const legsOf = (endpoint: string) => own(endpoints, endpoint)?.legs ?? 0;
  const [app, deskPhoneLegs, roomDeviceLegs] = [legsOf('app'), legsOf('deskPhone'), legsOf('roomDevice')];
  const known = {
    calls: sums.calls,
    legs: sums.legs,
    poorLegs: sums.poorLegs,
    minutes: sums.minutes,
    videoMinutes: sums.videoMinutes,
    audioLegs: sums.audioLegs,
    videoLegs: sums.videoLegs,
    deskPhoneLegs,
    roomDeviceLegs,
    // also what the data names otherwise: the app's legs are what the three leave
    otherLegs: sums.legs === null ? null : sums.legs - app - deskPhoneLegs - roomDeviceLegs,
    huntGroupCalls: own(features, 'huntGroup') ?? 0,
    autoAttendantCalls: own(features, 'autoAttendant') ?? 0,
    queueCalls: queue?.calls ?? null,
    queueTimedOut: queue?.timedOut ?? null,
    queueOverflowed: queue?.overflowed ?? null,
    queueTransferred: queue?.transferred ?? null,
    queueAbandoned: queue?.abandoned ?? null,
  };
  return usageLine(sums.customerId, location, known);
}

function lineOfTotal({ customerId, location, ...known }: WeeklyUsage): ReportLine {
  return usageLine(customerId, location, known);
}

/** A line of a usage report, with what is known of its counts. */
export function usageLine(
  customerId: string,
  location: string | undefined,
  known: Readonly<Record<string, unknown>>,
): ReportLine {
  checkText('customerId', customerId);
  checkRecord('known', known);
  return {
    customerId,
    ...(location === undefined ? {} : { location }),
    ...Object.fromEntries(counts.flatMap((field) => (known[field] == null ? [] : [[field, known[field]]]))),
  };
}

/** Two lines of one customer and location as one; what is not known of one is not known of both. */
export function addedUsage(one: ReportLine, other: ReportLine): ReportLine {
  checkRecord('one', one);
  checkRecord('other', other);
  const added = counts.flatMap((field) => {
    const [a, b] = [one[field], other[field]];
    return typeof a === 'number' && typeof b === 'number' ? [[field, a + b]] : [];
  });
  const { customerId, location } = one;
  return { customerId, ...(location === undefined ? {} : { location }), ...Object.fromEntries(added) };
}

function own<Value>(values: Readonly<Record<string, Value>> | null, name: string): Value | undefined {
  return values && Object.hasOwn(values, name) ? values[name] : undefined;
}

function weekKey(customerId: string, sunday: number): string {
  return `${sunday} ${customerId}`;
}

function dayOf(name: string, day: unknown): number {
  const number = dayNumber(day as string);
  if (number === undefined) throw misfit(name, 'a calendar date', day);
  return number;
}

/** The first day of the week in which some days begin: legs from there on are asked for. */
export function firstDayOfWeeks(from: CalendarDay): CalendarDay {
  return calendarDay(weekOf(dayOf('from', from)));
}
