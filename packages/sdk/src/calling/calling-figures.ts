import type { CalendarDay } from '../calendar/calendar-day.ts';
import { isRecord, isText, misfit } from '../errors/check-argument.ts';
import type { LeftOutOf, SumsOfMany } from './added-sums.ts';
import type { CallingPicture } from './calling-picture.ts';
import { shareOf } from './calling-shares.ts';

/** The figures of the calling engagement, of the week shown (CAL-1 to CAL-7), in order. */
export const callingFigureIds = [
  'calls',
  'legs',
  'minutes',
  'videoMinutes',
  'activeUsers',
  'poorShare',
  'queueCalls',
  'queueAnswered',
  'timeToAnswer',
  'waitBeforeAbandoning',
  'abandonedShare',
] as const;

/** One of {@link callingFigureIds}. */
export type CallingFigureId = (typeof callingFigureIds)[number];

/** What a calling figure counts in. */
export type CallingUnit = 'calls' | 'legs' | 'minutes' | 'users' | 'share' | 'seconds';

/** Why something is left out of a calling figure. */
export interface CallingExclusion {
  /**
   * `weekNotKnown`: nothing is known of the week, or something of it was refused; `notSupplied`: the data does not tell this
   * figure; `unrated`: nothing was measured; `noQueue`: no calls into a queue.
   */
  readonly reason: 'weekNotKnown' | 'notSupplied' | 'unrated' | 'noQueue';
  readonly of: 'customers' | 'legs';
  readonly count: number;
}

/** A figure of the calling engagement that explains itself. */
export interface CallingFigure {
  readonly id: CallingFigureId;
  readonly unit: CallingUnit;
  /** `null`: no value, because the denominator is zero or nothing is known; never NaN. */
  readonly value: number | null;
  readonly numerator: number;
  /** Of a count: `null`. */
  readonly denominator: number | null;
  /** The Sunday of the week it is of. */
  readonly week: CalendarDay;
  readonly excluded: readonly CallingExclusion[];
}

/** What a calling figure means, in one English sentence, and how it is made of sums. */
export interface CallingFigureDefinition {
  readonly unit: CallingUnit;
  /** The id of the specification. */
  readonly spec: string;
  readonly definition: string;
  readonly isOurRule?: true | undefined;
}

interface Parts {
  readonly numerator: number | null;
  readonly denominator?: number | null;
  /** The sum whose gaps are told. */
  readonly of: LeftOutOf;
}

interface Formula extends CallingFigureDefinition {
  readonly parts: (total: SumsOfMany) => Parts;
  readonly leavesOut?: 'unrated' | 'noQueue';
}

const formulas: Readonly<Record<CallingFigureId, Formula>> = {
  calls: {
    unit: 'calls',
    spec: 'CAL-1',
    definition: 'Different calls that users made in the week.',
    parts: ({ calls }) => ({ numerator: calls, of: 'calls' }),
  },
  legs: {
    unit: 'legs',
    spec: 'CAL-2',
    definition: 'Sides of calls, made and received, that started in the week.',
    parts: ({ legs }) => ({ numerator: legs, of: 'legs' }),
  },
  minutes: {
    unit: 'minutes',
    spec: 'CAL-2',
    definition: 'Minutes from answer to end of the legs that were answered.',
    parts: ({ minutes }) => ({ numerator: minutes, of: 'minutes' }),
  },
  videoMinutes: {
    unit: 'minutes',
    spec: 'CAL-2',
    definition: 'Minutes from answer to end of the answered legs with video.',
    parts: ({ videoMinutes }) => ({ numerator: videoMinutes, of: 'videoMinutes' }),
  },
  activeUsers: {
    unit: 'users',
    spec: 'CAL-2',
    definition: 'Different users with a leg in the week, customer by customer.',
    parts: ({ activeUsers }) => ({ numerator: activeUsers, of: 'activeUsers' }),
  },
  poorShare: {
    unit: 'share',
    spec: 'CAL-3',
    definition: 'Poor legs divided by those that were measured.',
    isOurRule: true,
    parts: ({ poorLegs, ratedLegs }) => ({ numerator: poorLegs, denominator: ratedLegs, of: 'poorLegs' }),
    leavesOut: 'unrated',
  },
  queueCalls: {
    unit: 'calls',
    spec: 'CAL-7',
    definition: 'Calls that came into a queue in the week.',
    // where nothing is known of any queue their sum is no zero
    parts: ({ queue }) => ({
      numerator: queue?.calls === 0 && queue.abandoned === null ? null : (queue?.calls ?? null),
      of: 'queue.calls',
    }),
    leavesOut: 'noQueue',
  },
  queueAnswered: {
    unit: 'calls',
    spec: 'CAL-7',
    definition: 'Calls into queues that an agent answered.',
    parts: ({ queue }) => ({ numerator: queue?.answered ?? null, of: 'queue.answered' }),
    leavesOut: 'noQueue',
  },
  timeToAnswer: {
    unit: 'seconds',
    spec: 'CAL-7',
    definition:
      'Seconds from entering a queue until an agent answered or the caller was moved to another queue, on average over those calls.',
    parts: ({ queue }) => ({
      numerator: queue?.timeToAnswer?.seconds ?? null,
      denominator: queue?.timeToAnswer?.calls ?? null,
      of: 'queue.timeToAnswer',
    }),
    leavesOut: 'noQueue',
  },
  waitBeforeAbandoning: {
    unit: 'seconds',
    spec: 'CAL-7',
    definition:
      'Seconds from entering a queue until the caller hung up or left a message, on average over those calls.',
    parts: ({ queue }) => ({
      numerator: queue?.waitBeforeAbandoning?.seconds ?? null,
      denominator: queue?.waitBeforeAbandoning?.calls ?? null,
      of: 'queue.waitBeforeAbandoning',
    }),
    leavesOut: 'noQueue',
  },
  abandonedShare: {
    unit: 'share',
    spec: 'CAL-7',
    definition: 'Calls abandoned in a queue divided by calls into queues.',
    parts: ({ queue }) => ({
      numerator: queue?.abandoned ?? null,
      denominator: queue?.calls ?? null,
      of: 'queue.abandoned',
    }),
    leavesOut: 'noQueue',
  },
};

/** What each calling figure means. */
export const callingFigureDefinitions: Readonly<Record<CallingFigureId, CallingFigureDefinition>> = formulas;

/** One figure of the week that a picture shows. */
export function callingFigure(id: CallingFigureId, picture: CallingPicture): CallingFigure {
  if (!isText(id) || !Object.hasOwn(formulas, id))
    throw misfit('id', `one of ${callingFigureIds.join(', ')}`, id);
  if (!isRecord(picture) || !isRecord(picture.total) || !Array.isArray(picture.rows))
    throw misfit('picture', 'what callingPicture makes', picture);
  const { unit, parts, leavesOut } = formulas[id];
  const { numerator, denominator, of } = parts(picture.total);
  const isCount = denominator === undefined;
  return {
    id,
    unit,
    value: isCount ? numerator : shareOf(numerator, denominator),
    numerator: numerator ?? 0,
    denominator: isCount ? null : (denominator ?? 0),
    week: picture.week,
    excluded: leftOut(picture, of, leavesOut),
  };
}

/** All figures of the week that a picture shows (CAL-1 to CAL-7). */
export function callingFigures(picture: CallingPicture): CallingFigure[] {
  return callingFigureIds.map((id) => callingFigure(id, picture));
}

function leftOut(
  { total, rows, weeks, isKnown, customersWithQueues }: CallingPicture,
  of: LeftOutOf,
  leavesOut: Formula['leavesOut'],
): CallingExclusion[] {
  const ofQueue = of.startsWith('queue.') ? (total.notKnown.queue ?? 0) : 0;
  const notKnown = isKnown ? (weeks.at(-1)?.customersNotKnown ?? 0) : rows.length;
  const all: CallingExclusion[] = [
    { reason: 'weekNotKnown', of: 'customers', count: notKnown },
    { reason: 'notSupplied', of: 'customers', count: (total.notKnown[of] ?? 0) + ofQueue - notKnown },
  ];
  if (leavesOut === 'unrated')
    all.push({ reason: 'unrated', of: 'legs', count: (total.legs ?? 0) - (total.ratedLegs ?? 0) });
  if (leavesOut === 'noQueue')
    all.push({ reason: 'noQueue', of: 'customers', count: rows.length - customersWithQueues });
  return all.filter(({ count }) => count > 0);
}
