import type { CalendarDay } from '../calendar/calendar-day.ts';

/** A week of which something was refused, and so is not known: a gap, never zero. */
export interface WeekNotKnown {
  /** Whose week; absent where nobody can tell: that of every customer of whom nothing else is told. */
  readonly customerId?: string | undefined;
  /** Of which region's customers, where the customer is not known; absent for all. */
  readonly region?: string | undefined;
  /** The Sunday on which it starts; absent where the row does not tell: every week of which nothing else is told. */
  readonly week?: CalendarDay | undefined;
}
