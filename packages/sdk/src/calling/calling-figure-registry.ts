import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Counted, Figure } from '../figures/figure.ts';
import type { FigureEntry, FigureParts } from '../figures/figure-entry.ts';
import type { LeftOutOf, SumsOfMany } from './added-sums.ts';
import type { CallingPicture } from './calling-picture.ts';
import type { SummedSeconds } from './calling-sums.ts';

/** What a calling figure counts in. */
export type CallingUnit = 'calls' | 'legs' | 'minutes' | 'users' | 'share' | 'seconds';

/** How a calling figure is made; by this name its words are found. */
export type CallingFormula = 'calls' | 'legs' | 'minutes' | 'users' | 'poor' | QueueFormula;

/** How a figure of call queues is made. */
export type QueueFormula = 'queueCalls' | 'abandoned' | 'time';

/**
 * What may be left out of a calling figure. `weekNotKnown`: nothing is known of the week, or something of it was refused;
 * `notSupplied`: the data does not tell this figure; `unrated`: nothing was measured; `noQueue`: no calls into a queue.
 */
export type CallingLeftOut =
  | { readonly reason: 'weekNotKnown' | 'notSupplied' | 'noQueue'; readonly of: 'customers' }
  | { readonly reason: 'unrated'; readonly of: 'legs' };

/** What may be left out of a figure of call queues. */
export type QueueLeftOut = Extract<CallingLeftOut, { readonly of: 'customers' }>;

/** How much was left out of a calling figure, and why. */
export type CallingExclusion = Counted<CallingLeftOut>;

/** A calling figure in its registry. */
export type CallingFigureEntry = FigureEntry<CallingPicture, CallingUnit, CallingFormula, CallingLeftOut>;

/** A figure of call queues in the registry. */
export interface QueueFigureEntry
  extends FigureEntry<CallingPicture, CallingUnit, QueueFormula, QueueLeftOut> {
  readonly isOfQueues: true;
}

/** A sum, or one divided by another. */
interface Sums {
  readonly numerator: number | null;
  readonly denominator?: number | null;
}

type Said<Formula> = Pick<FigureEntry<never, CallingUnit>, 'unit' | 'spec' | 'isOurRule'> & {
  readonly formula: Formula;
};

const figure = (
  said: Said<CallingFormula>,
  of: LeftOutOf,
  sums: (total: SumsOfMany) => Sums,
  more: (picture: CallingPicture) => CallingExclusion[] = () => [],
): CallingFigureEntry => ({
  ...said,
  parts: (picture) => ({
    ...sums(picture.total),
    excluded: [...notTold(picture, picture.total.notKnown[of] ?? 0), ...more(picture)],
  }),
});

const queueFigure = (
  said: Omit<Said<QueueFormula>, 'spec'>,
  of: LeftOutOf & `queue.${string}`,
  sums: (queue: Partial<NonNullable<SumsOfMany['queue']>>) => Sums,
): QueueFigureEntry => ({
  ...said,
  spec: 'CAL-7',
  isOfQueues: true,
  parts: (picture): FigureParts<QueueLeftOut> => {
    const { total, rows, customersWithQueues } = picture;
    const noQueue = rows.length - customersWithQueues;
    return {
      ...sums(total.queue ?? {}),
      excluded: [
        ...notTold(picture, (total.notKnown[of] ?? 0) + (total.notKnown.queue ?? 0)),
        { reason: 'noQueue', of: 'customers', count: noQueue },
      ],
    };
  },
});

/** Customers whose week is not known, and those whose data does not tell, of all of whom something is not known. */
function notTold({ isKnown, weeks, rows }: CallingPicture, customers: number): Counted<QueueLeftOut>[] {
  const weekNotKnown = isKnown ? (weeks.at(-1)?.customersNotKnown ?? 0) : rows.length;
  return [
    { reason: 'weekNotKnown', of: 'customers', count: weekNotKnown },
    { reason: 'notSupplied', of: 'customers', count: customers - weekNotKnown },
  ];
}

/** What is said of each figure of the calling engagement, of the week shown, in order (CAL-1 to CAL-7). */
export const callingFigureRegistry = {
  calls: figure({ unit: 'calls', spec: 'CAL-1', formula: 'calls' }, 'calls', ({ calls }) => ({
    numerator: calls,
  })),
  legs: figure({ unit: 'legs', spec: 'CAL-2', formula: 'legs' }, 'legs', ({ legs }) => ({ numerator: legs })),
  minutes: figure({ unit: 'minutes', spec: 'CAL-2', formula: 'minutes' }, 'minutes', ({ minutes }) => ({
    numerator: minutes,
  })),
  videoMinutes: figure(
    { unit: 'minutes', spec: 'CAL-2', formula: 'minutes' },
    'videoMinutes',
    ({ videoMinutes }) => ({ numerator: videoMinutes }),
  ),
  activeUsers: figure(
    { unit: 'users', spec: 'CAL-2', formula: 'users' },
    'activeUsers',
    ({ activeUsers }) => ({ numerator: activeUsers }),
  ),
  poorShare: figure(
    { unit: 'share', spec: 'CAL-3', formula: 'poor', isOurRule: true },
    'poorLegs',
    ({ poorLegs, ratedLegs }) => ({ numerator: poorLegs, denominator: ratedLegs }),
    ({ total: { legs, ratedLegs } }) => [
      { reason: 'unrated', of: 'legs', count: (legs ?? 0) - (ratedLegs ?? 0) },
    ],
  ),
  // where nothing is known of any queue their sum is no zero
  queueCalls: queueFigure(
    { unit: 'calls', formula: 'queueCalls' },
    'queue.calls',
    ({ calls, abandoned }) => ({ numerator: calls === 0 && abandoned === null ? null : (calls ?? null) }),
  ),
  queueAnswered: queueFigure({ unit: 'calls', formula: 'queueCalls' }, 'queue.answered', ({ answered }) => ({
    numerator: answered ?? null,
  })),
  abandonedShare: queueFigure(
    { unit: 'share', formula: 'abandoned' },
    'queue.abandoned',
    ({ abandoned, calls }) => ({ numerator: abandoned ?? null, denominator: calls ?? null }),
  ),
  timeToAnswer: queueFigure({ unit: 'seconds', formula: 'time' }, 'queue.timeToAnswer', ({ timeToAnswer }) =>
    average(timeToAnswer),
  ),
  waitBeforeAbandoning: queueFigure(
    { unit: 'seconds', formula: 'time' },
    'queue.waitBeforeAbandoning',
    ({ waitBeforeAbandoning }) => average(waitBeforeAbandoning),
  ),
} satisfies Readonly<Record<string, CallingFigureEntry>>;

function average(sum: SummedSeconds | null | undefined): Sums {
  return { numerator: sum?.seconds ?? null, denominator: sum?.calls ?? null };
}

type Registry = typeof callingFigureRegistry;

/** A figure of the calling engagement. */
export type CallingFigureId = keyof Registry;

/** A figure of call queues (CAL-7). */
export type QueueFigureId = {
  [Id in CallingFigureId]: Registry[Id] extends QueueFigureEntry ? Id : never;
}[CallingFigureId];

/** A figure of the calling engagement that explains itself. */
export interface CallingFigure extends Figure<CallingFigureId, CallingUnit, CallingLeftOut> {
  /** The Sunday of the week it is of. */
  readonly week: CalendarDay;
}

/** The figures of the calling engagement, in order. */
export const callingFigureIds = Object.keys(callingFigureRegistry) as readonly CallingFigureId[];

/** The figures of call queues, in order (CAL-7). */
export const queueFigureIds = callingFigureIds.filter(
  (id): id is QueueFigureId => 'isOfQueues' in callingFigureRegistry[id],
);
