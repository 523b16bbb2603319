import * as z from 'zod/mini';
import {
  calendarDaySchema,
  instantSchema,
  nonEmptyText,
  oneOf,
  wholeNumber,
} from '../operation/row.schema.ts';
import { reportFileFields } from './report-format.schema.ts';

const wallTime = z
  .string()
  .check(z.refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'expected a time of day, HH:MM'));
const timeZone = z.string().check(z.refine(isTimeZone, 'expected an IANA time zone, such as Europe/Rome'));

const cadences = ['day', 'week', 'month'] as const;

interface AtTime {
  /** By the clocks of the time zone, `HH:MM`. */
  readonly time: string;
  /** An IANA time zone, such as `Europe/Rome`. */
  readonly timeZone: string;
}

/** When a schedule runs (REP-1). `weekday`: 0 is Sunday. `day`: 1 to 31; in shorter months the last day. */
export type ReportCadence =
  | ({ readonly every: 'day' } & AtTime)
  | ({ readonly every: 'week'; readonly weekday: number } & AtTime)
  | ({ readonly every: 'month'; readonly day: number } & AtTime);

/** Which day of a week or a month each cadence needs. */
const daysNeeded = { day: undefined, week: 'weekday', month: 'day' } as const;

const cadenceFields = z
  .object({
    every: oneOf(cadences, cadences.join(', ')),
    time: wallTime,
    timeZone,
    weekday: z.optional(wholeNumber(0, 6)),
    day: z.optional(wholeNumber(1, 31)),
  })
  .check(({ value, issues }) => {
    const needed = daysNeeded[value.every];
    for (const field of ['weekday', 'day'] as const) {
      if ((value[field] !== undefined) === (field === needed)) continue;
      const message =
        field === needed ? `expected a number, as it is every ${value.every}` : 'expected nothing';
      issues.push({ code: 'custom', message, path: [field], input: value });
    }
  });

/** When a schedule runs: by the clocks of its time zone (REP-1). */
export const reportCadenceSchema = cadenceFields as unknown as z.ZodMiniType<ReportCadence, ReportCadence>;

/** What a schedule is made of (REP-1). */
export const reportScheduleContent = {
  /** A report, for its default template, or the id of a custom one. */
  template: nonEmptyText,
  cadence: reportCadenceSchema,
  /** The first and the last day on which it runs, in its time zone; absent: at once, and without an end. */
  startsOn: z.optional(z.nullable(calendarDaySchema)),
  endsOn: z.optional(z.nullable(calendarDaySchema)),
  ...reportFileFields,
};

/**
 * Why a schedule is paused: somebody paused it, its owner may no longer run it, its template was removed, or it failed again and again.
 */
export const pauseReasons = ['paused', 'ownerLostRights', 'templateRemoved', 'failed'] as const;

/** A schedule, as it is kept (REP-1). */
export const reportScheduleSchema = z.looseObject({
  /** Made by who saves it first. */
  id: nonEmptyText,
  ...reportScheduleContent,
  /** With whose rights it runs. */
  owner: z.object({ id: z.string(), name: z.optional(z.string()) }),
  /** `null`: it runs. */
  paused: z.nullable(oneOf(pauseReasons, pauseReasons.join(', '))),
  /** The next instant at which it runs; `null`: none, as it is paused or over. */
  nextRunAt: z.nullable(instantSchema),
  version: z.string(),
});

/** A schedule, as it is kept. */
export type ReportSchedule = z.output<typeof reportScheduleSchema>;

function isTimeZone(text: string): boolean {
  try {
    // an offset is none: it knows no change of clocks
    return /^[A-Za-z]/.test(text) && new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}
