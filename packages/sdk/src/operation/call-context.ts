import type { CalendarDay } from '../calendar/calendar-day.ts';

/** What goes with every call. */
export interface CallContext {
  /** The region asked; absent for all regions that the viewer may see. */
  readonly region?: string | undefined;
  /** The day for which figures and statuses are judged. */
  readonly asOf: CalendarDay;
  /** The instant of the call, ISO 8601 in UTC, as whoever calls reads the clock: a change is recorded with it. */
  readonly at?: string | undefined;
  /** Of a change: names the intent, which comes true once however often it is asked. Absent, each call is one of its own. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long the caller waits, in milliseconds: who asks several can give up one of them in time. */
  readonly timeoutMs?: number | undefined;
}
