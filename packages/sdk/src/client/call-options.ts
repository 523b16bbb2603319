import type { CalendarDay } from '../calendar/calendar-day.ts';

/** What may go with a call. */
export interface CallOptions {
  /** The region asked; absent for all regions that the viewer may see. */
  readonly region?: string | undefined;
  readonly asOf?: CalendarDay | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * Of a change: names the user's intent, which comes true once however often it is asked with this key, also after a restart.
   * Absent, each call is an intent of its own. 1 to 150 visible ASCII characters without quotes.
   */
  readonly idempotencyKey?: string | undefined;
}
