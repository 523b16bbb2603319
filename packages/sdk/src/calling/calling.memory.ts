import type { CalendarDay } from '../calendar/calendar-day.ts';
import { customerNotFound } from '../customers/customer-not-found.ts';
import { createRowLoader, type Rows } from '../host-rows/row-loader.ts';
import type { CustomerIndex } from '../memory/customer-index.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import { pageCursor, readPageCursor } from '../operation/page-cursor.ts';
import { usualPageSize } from '../operation/page-size.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import { licenseTotals } from '../subscriptions/license-totals.ts';
import type { CallLeg } from './call-leg.schema.ts';
import { callLegColumns } from './call-leg-columns.ts';
import { callersAmong, weeksNotKnownOf } from './callers.memory.ts';
import { CallingAnswers, type CallingCustomerFacts } from './calling-answers.ts';
import { callingPicture, shownWeeks } from './calling-picture.ts';
import type { CallingWeekSums } from './calling-sums.ts';
import { type CheckedWeeklyUsage, checkedWeeklyUsage } from './checked-weekly-usage.ts';
import { legKey } from './leg-key.ts';
import { defaultPoorLegRule, type PoorLegRule } from './leg-rating.ts';
import { sentLegs } from './sent-legs.ts';
import { sortedOut } from './sorted-out-legs.ts';
import { sumCallLegs, sumCallLegsByLocation } from './sum-call-legs.ts';
import { sumWeeklyTotals, sumWeeklyTotalsByLocation } from './sum-weekly-totals.ts';
import type { WeekNotKnown } from './week-not-known.ts';
import type { WeeklyUsage } from './weekly-usage.schema.ts';

/** Keeps call legs in the host's own store (CAL). */
export type SaveCallLegs = (legs: readonly CallLeg[]) => PromiseLike<void> | void;

/** What customers call, as a host has it (CAL). */
export interface CallingRowsOptions {
  /** Call legs: an array, or an async function that is called when they are first needed. */
  readonly callLegs?: Rows<CallLeg> | undefined;
  /** The hub's weekly totals; of one customer and week legs win. */
  readonly weeklyUsage?: Rows<WeeklyUsage> | undefined;
  /** Weeks that the weekly totals do not tell, as `readHubReports` answers them: not known, never zero. */
  readonly weeksNotKnown?: Rows<WeekNotKnown> | undefined;
  /** Keeps legs that are sent in the host's own store; a rejection takes none. Absent, the source takes no legs. */
  readonly saveCallLegs?: SaveCallLegs | undefined;
  /** When a leg is poor; as the vendor words it unless told. */
  readonly poorLegRule?: PoorLegRule | undefined;
}

const keptWeeks = 32;

/** Calls as the answers are made of them: legs of the host and those that were sent here, weekly totals that fit, and what those leave open that do not. */
export interface CallingRowsInMemory {
  readonly legs: readonly CallLeg[];
  readonly totals: readonly WeeklyUsage[];
  readonly notKnown: readonly WeekNotKnown[];
}

/** Answers about the calls of rows in memory. */
export interface CallingInMemory extends MemoryAnswers<'calling'> {
  /** What the answers are made of; the same as long as nothing of it changes. */
  readonly calls: () => Promise<CallingRowsInMemory>;
  /** What is answered of the last complete week; the same as long as nothing of it changes. */
  readonly answers: (call: MemoryCall) => Promise<CallingAnswers>;
  /** What was loaded loads again with the next answer. */
  readonly forget: () => void;
}

/** The calling engagement of rows in memory (CAL); what a week shows is made once. */
export function callingInMemory(
  { callLegs = [], weeklyUsage = [], weeksNotKnown = [], poorLegRule, saveCallLegs }: CallingRowsOptions,
  changed: () => void,
): CallingInMemory {
  const rule = poorLegRule ?? defaultPoorLegRule;
  const legs = createRowLoader('callLegs', callLegs);
  const totals = createRowLoader('weeklyUsage', weeklyUsage);
  const open = createRowLoader('weeksNotKnown', weeksNotKnown);
  /** Legs that were sent here, beside those of the host, by customer and id. */
  const sent = new Map<string, CallLeg>();
  let made: { from: readonly unknown[]; calls: Calls } | undefined;
  const kept = new WeakMap<CustomerIndex, { calls: Calls; answers: Map<string, CallingAnswers> }>();

  async function load(): Promise<Calls> {
    const from = await Promise.all([legs.load(), totals.load(), open.load()]);
    if (!made || from.some((rows, at) => rows !== made?.from[at]))
      made = { from, calls: callsOf([...from[0], ...sent.values()], from[1], from[2], rule) };
    return made.calls;
  }

  /** What is answered of one week: of all customers of a region, or of one. */
  async function answersFor(
    week: CalendarDay | undefined,
    call: MemoryCall,
    customerId?: string,
  ): Promise<CallingAnswers> {
    const { region, asOf } = call.context;
    const [index, calls] = await Promise.all([call.index(), load()]);
    const entry = kept.get(index);
    const answers = entry?.calls === calls ? entry.answers : new Map<string, CallingAnswers>();
    kept.set(index, { calls, answers });
    const key = JSON.stringify([region, asOf, shownWeeks({ asOf, week }).at(-1), customerId]);
    const known = answers.get(key);
    if (known) return known;
    if (answers.size >= keptWeeks) answers.clear();
    const answer = newAnswers(calls, { index, region, asOf, week, customerId, rule });
    answers.set(key, answer);
    return answer;
  }

  return {
    async overview({ week }, call) {
      const answers = await answersFor(week, call);
      const { refused } = await load();
      return { ...answers.overview(), ...(refused.length > 0 ? { refused: [...refused] } : {}) };
    },

    async customers({ cursor, limit = usualPageSize, week, ...request }, call) {
      const { asOf, region } = call.context;
      const list = JSON.stringify([request, week, region, asOf]);
      const after = cursor ? String(readPageCursor(list, cursor)) : undefined;
      const { next, ...page } = (await answersFor(week, call)).customers({ ...request, limit, after });
      return { ...page, nextCursor: next === undefined ? null : pageCursor(list, next) };
    },

    async customer({ customerId, week }, call) {
      if ((await call.index()).positionOf(customerId, call.context.region) === undefined)
        throw customerNotFound(customerId);
      const { rows, usage } = await load();
      const byLegs = sumCallLegsByLocation(
        rows.filter((leg) => leg?.customerId === customerId),
        { rule },
      );
      const weeksWithLegs = new Set(byLegs.map((sums) => sums.week));
      const byTotals = sumWeeklyTotalsByLocation(usage.rows.filter((row) => row.customerId === customerId));
      const locations = [...byLegs, ...byTotals.filter((sums) => !weeksWithLegs.has(sums.week))];
      return (await answersFor(week, call, customerId)).customer(locations);
    },

    async send({ legs: offered }, { context: { region }, record, ...call }) {
      const index = await call.index();
      const known = new Set((await load()).rows.map((leg) => legKey(leg)));
      const arrival = sortedOut(offered, (id) => index.positionOf(id, region) !== undefined);
      if (arrival.legs.size > 0) await saveCallLegs?.([...arrival.legs.values()]);
      let taken = 0;
      for (const [key, leg] of arrival.legs) {
        if (!known.has(key)) taken++;
        sent.set(key, leg);
      }
      made = undefined;
      if (arrival.legs.size > 0) changed();
      const { otherProducts, refused } = arrival;
      const repeated = offered.length - otherProducts - refused.length - taken;
      const answer = { taken, repeated, otherProducts, refusedCount: refused.length, refused };
      const sentHere = sentLegs(region ?? '', answer);
      if (sentHere) record(sentHere);
      return answer;
    },

    calls: async () => (await load()).given,
    answers: (call) => answersFor(undefined, call),

    forget() {
      legs.forget();
      totals.forget();
      open.forget();
      made = undefined;
    },
  };
}

/** Call legs and weekly totals, checked and added up. */
interface Calls {
  readonly rows: readonly CallLeg[];
  readonly usage: CheckedWeeklyUsage;
  readonly given: CallingRowsInMemory;
  readonly sums: readonly CallingWeekSums[];
  readonly notKnown: readonly WeekNotKnown[];
  readonly refused: readonly RowProblem[];
}

function callsOf(
  rows: readonly unknown[],
  totals: readonly unknown[],
  open: readonly unknown[],
  rule: PoorLegRule,
): Calls {
  const columns = callLegColumns(rows as readonly CallLeg[]);
  const usage = checkedWeeklyUsage(totals);
  const notKnown = [...usage.notKnown, ...(open as readonly WeekNotKnown[])];
  return {
    rows: rows as readonly CallLeg[],
    usage,
    given: { legs: rows as readonly CallLeg[], totals: usage.rows, notKnown },
    sums: [...sumCallLegs(columns, { rule }), ...sumWeeklyTotals(usage.rows)],
    notKnown,
    refused: [...columns.refused, ...usage.refused],
  };
}

interface AnswersOf {
  readonly index: CustomerIndex;
  readonly region: string | undefined;
  readonly asOf: CalendarDay;
  readonly week: CalendarDay | undefined;
  readonly customerId: string | undefined;
  readonly rule: PoorLegRule;
}

function newAnswers(
  calls: Calls,
  { index, region, asOf, week, customerId, rule }: AnswersOf,
): CallingAnswers {
  // a week of a region is known once any data for it has arrived, whoever looks
  const isThere = (id: string) => {
    const home = index.regionOf(id);
    return home !== undefined && (region === undefined || home.region === region);
  };
  const there = calls.sums.filter((sums) => isThere(sums.customerId));
  const notKnown = weeksNotKnownOf(calls.notKnown, region, isThere);
  // what was refused makes no week known: all the others would have called nobody
  const knownWeeks = new Set(there.map((one) => one.week));
  const customerIds =
    customerId === undefined
      ? callersAmong(index, region, new Set(there.map((one) => one.customerId)))
      : [customerId];
  const shown = new Set(customerIds);
  const picture = callingPicture(
    { customerIds, sums: there.filter((sums) => shown.has(sums.customerId)), knownWeeks, notKnown },
    { asOf, week },
  );
  const firstWeek = [...knownWeeks].sort()[0] ?? null;
  return new CallingAnswers({ picture, factsOf: (id) => factsOf(index, id), rule, firstWeek });
}

function factsOf(index: CustomerIndex, customerId: string): CallingCustomerFacts {
  const position = index.positionOf(customerId);
  if (position === undefined) return { name: customerId, licenses: null, assigned: null };
  const { name } = index.row(position);
  const { subscriptions, isIncomplete } = index.summary(position);
  if (!subscriptions || isIncomplete) return { name, licenses: null, assigned: null };
  const running = subscriptions.filter(
    ({ startDate, endDate }) => startDate <= index.asOf && index.asOf <= endDate,
  );
  const pools = running.flatMap(({ licenses }) => licenses.filter(({ product }) => product === 'calling'));
  const { purchased, assigned } = licenseTotals(pools);
  return { name, licenses: purchased, assigned: assigned ?? null };
}
