import { type CalendarDay, calendarDay } from '../calendar/calendar-day.ts';
import { checkList, checkRecord, isRecord, isText, misfit } from '../errors/check-argument.ts';
import { type Overrides, withDefaults } from '../operation/with-defaults.ts';
import { weeklyAverages } from './weekly-averages.ts';
import type { ExpiringLicenses, StakePool, WeeklyAverages, WorklistFacts } from './worklist-facts.ts';

/** What the reasons of the worklist may be tuned by (our rules, WRK-1). */
export interface WorklistParameters {
  /** From this share of licenses in use on, what expires is well used; below it, it is at risk. */
  readonly wellUsedFrom: number;
  /** Usage is falling when it is lower by this share than four weeks before, 0.2 for a fifth. */
  readonly fallingBy: number;
  /** Of each four weeks so many must be known. */
  readonly fewestWeeks: number;
  /** From this share of poor legs on, calls are poor. */
  readonly poorFrom: number;
  /** With fewer rated legs in the week, nothing is said of their quality. */
  readonly fewestLegs: number;
  /** What is done comes back after so many days where its reasons hold still. */
  readonly doneForDays: number;
}

/** Half of the licenses in use, a fifth less usage, a tenth of 20 legs or more, 90 days. */
export const defaultWorklistParameters: WorklistParameters = {
  wellUsedFrom: 0.5,
  fallingBy: 0.2,
  fewestWeeks: 3,
  poorFrom: 0.1,
  fewestLegs: 20,
  doneForDays: 90,
};

/** What a reason that holds tells of itself. */
export interface FoundReason {
  /** The licenses at stake; `null`: not known, which is not zero. */
  readonly licenses: number | null;
  /** The day by which something is to be done; absent, there is none. */
  readonly day?: CalendarDay | undefined;
  /** The numbers that its words are made of. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** One row of the table of reasons: why something is to be done for a customer, and how much that weighs. */
export interface WorklistReason {
  /** One of {@link worklistReasonIds}, or a reason of the host's own. */
  readonly id: string;
  /** Points for each license at stake; above zero. A reason that should not count is left out of the table. */
  readonly weight: number;
  /** Whether it holds; `notKnown` where what is known does not tell. */
  readonly judge: (facts: WorklistFacts, parameters: WorklistParameters) => FoundReason | 'notKnown' | false;
  /**
   * How many licenses of a pool are at stake, by which their price a month is told where prices are supplied (PRC-1); it changes
   * no rank. Absent: no price is told.
   */
  readonly atStakeOf?: ((pool: StakePool) => number) | undefined;
}

/** Our reasons, in the order in which they are shown. */
export const worklistReasonIds = [
  'overLimit',
  'expiringUsed',
  'expiringUnused',
  'expiring',
  'fallingUsage',
  'lowAssignment',
  'poorCalls',
  'noAdministrator',
] as const;

/** One of {@link worklistReasonIds}. */
export type WorklistReasonId = (typeof worklistReasonIds)[number];

/** Our table of reasons (WRK-1): what they judge by are the statuses and the figures of the subscription and call analytics. */
export const worklistReasons: readonly (WorklistReason & { readonly id: WorklistReasonId })[] = [
  {
    id: 'overLimit',
    weight: 5,
    judge: ({ licenses }) => {
      const { overage, isComplete, overageNotKnown } = licenses;
      if (overage > 0) return { licenses: overage, values: { overage } };
      return isComplete && overageNotKnown === 0 ? false : 'notKnown';
    },
    atStakeOf: ({ isOverLimit, assigned, purchased }) => (isOverLimit ? (assigned ?? 0) - purchased : 0),
  },
  {
    id: 'expiringUsed',
    weight: 4,
    judge: (facts, parameters) => expiringUsed(facts, parameters, true),
    atStakeOf: expiringOf,
  },
  {
    id: 'expiringUnused',
    weight: 3,
    judge: (facts, parameters) => expiringUsed(facts, parameters, false),
    atStakeOf: expiringOf,
  },
  {
    // an end is something to do, also where nobody knows whether it is used
    id: 'expiring',
    weight: 3,
    judge: ({ licenses: { expiring, isComplete } }) => {
      if (!expiring) return isComplete ? false : 'notKnown';
      const { purchased, usedOf, firstEnd } = expiring;
      if (purchased === 0 || isShareKnown(usedOf)) return false;
      return { licenses: purchased, day: calendarDay(firstEnd), values: { purchased } };
    },
    atStakeOf: expiringOf,
  },
  // by how much usage fell is an average, of no pool
  { id: 'fallingUsage', weight: 2, judge: fallingUsage },
  {
    id: 'lowAssignment',
    weight: 1,
    judge: ({ licenses }) => {
      const { unassigned, isComplete, assignedNotKnown } = licenses;
      if (unassigned !== null) return { licenses: unassigned, values: { unassigned } };
      return isComplete && assignedNotKnown === 0 ? false : 'notKnown';
    },
    atStakeOf: ({ hasLowAssignment, assigned, purchased }) =>
      hasLowAssignment ? purchased - (assigned ?? 0) : 0,
  },
  {
    id: 'poorCalls',
    weight: 1,
    judge: ({ calls, areCallsSupplied, licenses }, { poorFrom, fewestLegs }) => {
      if (!calls) return areCallsSupplied ? false : 'notKnown';
      const { poorShare, ratedLegs, poorLegs } = calls;
      if (ratedLegs === null || (ratedLegs > 0 && poorShare === null)) return 'notKnown';
      if (ratedLegs < fewestLegs || poorShare === null || poorShare < poorFrom) return false;
      return { licenses: licenses.calling, values: { poorShare, poorLegs, ratedLegs } };
    },
    atStakeOf: ({ runs, isOfFigures, product, purchased }) =>
      runs && isOfFigures && product === 'calling' ? purchased : 0,
  },
  {
    id: 'noAdministrator',
    weight: 0.5,
    judge: ({ isInactive, daysSinceSignIn, licenses }) => {
      if (isInactive === undefined) return 'notKnown';
      return isInactive && { licenses: licenses.running, values: { days: daysSinceSignIn ?? null } };
    },
    atStakeOf: ({ runs, isOfFigures, purchased }) => (runs && isOfFigures ? purchased : 0),
  },
];

function expiringOf({ isExpiring, purchased }: StakePool): number {
  return isExpiring ? purchased : 0;
}

function isShareKnown(usedOf: ExpiringLicenses['usedOf']): usedOf is NonNullable<ExpiringLicenses['usedOf']> {
  return usedOf !== null && usedOf.purchased > 0;
}

function expiringUsed({ licenses }: WorklistFacts, { wellUsedFrom }: WorklistParameters, wellUsed: boolean) {
  const { expiring: ending, isComplete } = licenses;
  if (!ending) return isComplete ? false : 'notKnown';
  const { purchased, usedOf, firstEnd } = ending;
  // nothing purchased has no share, and is neither well used nor at risk
  if (!isShareKnown(usedOf)) return purchased === 0 ? false : 'notKnown';
  const usedShare = usedOf.used / usedOf.purchased;
  if (usedShare >= wellUsedFrom !== wellUsed) return false;
  return { licenses: purchased, day: calendarDay(firstEnd), values: { purchased, usedShare } };
}

function fallingUsage(
  { licenses, calls, areCallsSupplied }: WorklistFacts,
  { fallingBy, fewestWeeks }: WorklistParameters,
): FoundReason | 'notKnown' | false {
  const { used, running, isComplete } = licenses;
  if (used) {
    const { before, now } = used;
    return (
      isFalling(used, fallingBy) && {
        licenses: Math.round(before - now),
        values: { before, now, ofCalls: 0 },
      }
    );
  }
  const called = calls && weeklyAverages(calls.callsByWeek, fewestWeeks);
  if (called)
    return (
      isFalling(called, fallingBy) && {
        licenses: licenses.calling,
        values: { before: called.before, now: called.now, ofCalls: 1 },
      }
    );
  return isComplete && running === null && areCallsSupplied && !calls ? false : 'notKnown';
}

function isFalling({ before, now }: WeeklyAverages, by: number): boolean {
  return before > 0 && (before - now) / before >= by;
}

/** What a host replaces of the worklist: all of the table, or some of its weights and parameters. */
export interface WorklistRules {
  /** Which reasons there are, in the order in which they are shown; ours unless told. */
  readonly reasons?: readonly WorklistReason[] | undefined;
  /** Weights by the id of a reason; those that are not named stay as they are in the table. */
  readonly weights?: Readonly<Record<string, number | undefined>> | undefined;
  readonly parameters?: Overrides<WorklistParameters> | undefined;
}

/** The rules that hold where a host says only some of them. */
export interface AppliedWorklistRules {
  readonly reasons: readonly WorklistReason[];
  readonly parameters: WorklistParameters;
}

/**
 * The rules that hold where a host says only some of them. Throws `invalid` by the name of the field: for a weight that is not
 * above zero, for one of a reason that there is not, for an id that stands twice, for a parameter that is no number from zero.
 */
export function appliedWorklistRules(rules: WorklistRules = {}): AppliedWorklistRules {
  checkRecord('rules', rules);
  const { reasons = worklistReasons, weights = {}, parameters = {} } = rules;
  checkList('reasons', reasons, isReason, 'reasons, each with an id, a weight and a function `judge`');
  checkRecord('weights', weights);
  checkRecord('parameters', parameters);
  const ids = reasons.map(({ id }) => id);
  for (let at = 0; at < reasons.length; at++) {
    const { id, weight } = reasons[at] as WorklistReason;
    if (ids.indexOf(id) !== at) throw misfit(`reasons[${at}].id`, 'an id of its own', id);
    checkWeight(`reasons[${at}].weight`, weight);
  }
  for (const [id, weight] of Object.entries(weights)) {
    if (!ids.includes(id)) throw misfit(`weights.${id}`, `a weight of one of ${ids.join(', ')}`, weight);
    if (weight !== undefined) checkWeight(`weights.${id}`, weight);
  }
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && !(typeof value === 'number' && Number.isFinite(value) && value >= 0))
      throw misfit(`parameters.${name}`, 'a number from 0', value);
  return {
    reasons: reasons.map((reason) => ({ ...reason, weight: weights[reason.id] ?? reason.weight })),
    parameters: withDefaults(defaultWorklistParameters, parameters),
  };
}

function isReason(value: unknown): boolean {
  return isRecord(value) && isText(value.id) && value.id !== '' && typeof value.judge === 'function';
}

function checkWeight(name: string, value: unknown): void {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return;
  throw misfit(name, 'a number above 0 (a reason that should not count is left out)', value);
}
