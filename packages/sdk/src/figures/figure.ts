import type { CalendarDay } from '../calendar/calendar-day.ts';

/** Why something is left out of a figure, and what is counted of it. */
export interface LeftOut {
  readonly reason: string;
  readonly of: string;
}

/** How much is left out of a figure for one reason. */
export type Counted<Of extends LeftOut> = Of & { readonly count: number };

/** A figure that explains itself: which one of a feature, what it counts in, and what may be left out of it. */
export interface Figure<
  Id extends string = string,
  Unit extends string = string,
  Of extends LeftOut = LeftOut,
> {
  readonly id: Id;
  readonly unit: Unit;
  /** `null`: no value, because the denominator is zero or nothing is known; never NaN. */
  readonly value: number | null;
  readonly numerator: number;
  /** Of a count: out of how many, where they are more than those that count; else `null`. */
  readonly denominator: number | null;
  /** The day for which it was computed. */
  readonly asOf: CalendarDay;
  readonly excluded: readonly Counted<Of>[];
}
