import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { QueueOutcome } from './call-leg.schema.ts';

/** Legs of one endpoint type. `null`: the data does not tell good from poor by endpoint. */
export interface EndpointSums {
  readonly legs: number;
  readonly good: number | null;
  readonly poor: number | null;
  readonly unrated: number | null;
}

/** A time that is averaged: added up seconds, and of how many calls. */
export interface SummedSeconds {
  readonly seconds: number;
  readonly calls: number;
}

/** Calls into queues and how they left (CAL-7). `null`: not known. */
export interface QueueSums extends Readonly<Record<QueueOutcome, number | null>> {
  readonly calls: number;
  /** Until an agent answered, or the caller was moved to another queue. */
  readonly timeToAnswer: SummedSeconds | null;
  /** Until the caller hung up or left a message. */
  readonly waitBeforeAbandoning: SummedSeconds | null;
}

/** What is counted of the calls of one customer, one of its locations, or many customers (CAL). `null`: not known. */
export interface CallingSums {
  /** Different calls that users made. */
  readonly calls: number | null;
  /** Made and received. */
  readonly legs: number | null;
  readonly poorLegs: number | null;
  /** Legs that were measured. */
  readonly ratedLegs: number | null;
  readonly minutes: number | null;
  readonly videoMinutes: number | null;
  readonly audioLegs: number | null;
  readonly videoLegs: number | null;
  readonly activeUsers: number | null;
  readonly endpoints: Readonly<Record<string, EndpointSums>> | null;
  /** Different calls with each feature. */
  readonly features: Readonly<Record<string, number>> | null;
  readonly queue: QueueSums | null;
}

/** Where the sums of a week come from: call legs, or the hub's weekly totals. */
export type CallingSource = 'legs' | 'totals';

/** The sums of one customer in one week: what call legs are rolled up to. */
export interface CallingWeekSums extends CallingSums {
  readonly customerId: string;
  /** The Sunday on which the week starts. */
  readonly week: CalendarDay;
  readonly from: CallingSource;
}

/** The same of one location of a customer; `null`: legs that name no location. */
export interface LocationWeekSums extends CallingWeekSums {
  readonly location: string | null;
}
