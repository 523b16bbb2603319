import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Counted, Figure, LeftOut } from './figure.ts';
import { shareOf } from './share-of.ts';

/** What a figure is made of. */
export interface FigureParts<Of extends LeftOut> {
  /** `null`: not known. */
  readonly numerator: number | null;
  /** What the numerator is divided by; absent, the figure is a count. */
  readonly denominator?: number | null | undefined;
  /** Of a count: how many were looked at. */
  readonly outOf?: number | undefined;
  /** What is left out; what is left out no times is not told. */
  readonly excluded: readonly Counted<Of>[];
}

/** What the registry of a feature says of one figure: everything that is told or shown of it is read from there. */
export interface FigureEntry<
  Made = never,
  Unit extends string = string,
  Formula extends string = string,
  Of extends LeftOut = LeftOut,
> {
  readonly unit: Unit;
  /** The id of the specification. */
  readonly spec: string;
  /** What is counted or divided: by this name the words are found that say how it is made. */
  readonly formula: Formula;
  /** Whether a rule of our own is in it. */
  readonly isOurRule?: true | undefined;
  /** Its numbers, out of what the figures of the feature are made of. */
  readonly parts: (made: Made) => FigureParts<Of>;
}

/** The figure of an entry. */
export function figureOf<Id extends string, Made, Unit extends string, Of extends LeftOut>(
  id: Id,
  { unit, parts }: Pick<FigureEntry<Made, Unit, string, Of>, 'unit' | 'parts'>,
  made: Made,
  asOf: CalendarDay,
): Figure<Id, Unit, Of> {
  const { numerator, denominator, outOf, excluded } = parts(made);
  return {
    id,
    unit,
    value: denominator === undefined ? numerator : shareOf(numerator, denominator),
    numerator: numerator ?? 0,
    denominator: denominator === undefined ? (outOf ?? null) : (denominator ?? 0),
    asOf,
    excluded: excluded.filter(({ count }) => count > 0),
  };
}
