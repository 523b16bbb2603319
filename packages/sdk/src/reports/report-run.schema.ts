import * as z from 'zod/mini';
import {
  calendarDaySchema,
  countSchema,
  instantSchema,
  nonEmptyText,
  oneOf,
} from '../operation/row.schema.ts';
import { reportFileFields } from './report-format.schema.ts';
import { reportKindSchema } from './report-template.schema.ts';

/** What becomes of a run. */
export const runStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

/** One of {@link runStates}. */
export type RunState = (typeof runStates)[number];

/** One run of a report: what was asked, how far it is, and its file (REP-1). */
export const reportRunSchema = z.looseObject({
  id: nonEmptyText,
  /** A report, for its default template, or the id of a custom one. */
  template: nonEmptyText,
  /** As the template was called when the run was asked for; `null`: the default template, which is called by its report. */
  templateName: z.nullable(z.string()),
  report: reportKindSchema,
  /** The fields of its columns, in their order. */
  columns: z.array(nonEmptyText),
  ...reportFileFields,
  /** The days that it covers; `null`: it is of a point in time. */
  from: z.nullable(calendarDaySchema),
  until: z.nullable(calendarDaySchema),
  requestedAt: instantSchema,
  requestedBy: z.object({ id: z.string(), name: z.optional(z.string()) }),
  /** The schedule that asked for it, and the instant at which it was due. */
  scheduleId: z.nullable(z.string()),
  dueAt: z.nullable(instantSchema),
  /** It was made up for later, since nobody ran it when it was due. */
  isLate: z.boolean(),
  state: oneOf(runStates, runStates.join(', ')),
  startedAt: z.nullable(instantSchema),
  endedAt: z.nullable(instantSchema),
  /** Rows written so far, and of how many where that is known. */
  rows: countSchema,
  totalRows: z.nullable(countSchema),
  /** Of the file, when it is done: bytes, and the SHA-256 in hexadecimal. */
  size: z.nullable(countSchema),
  sha256: z.nullable(z.string()),
  /** When what it tells was last changed; `null`: not known. */
  freshAt: z.nullable(instantSchema),
  /** What is not in the file, although the days were asked for: weeks of a customer of which only part was covered and no legs are known. */
  partialWeeksLeftOut: countSchema,
  /** What is in the file in part or not at all: other weeks of a customer of which a row was refused and no legs are known. */
  weeksNotKnown: countSchema,
  failure: z.nullable(z.object({ code: z.string(), message: z.string() })),
  /** When it is removed by itself; `null`: never. */
  expiresAt: z.nullable(instantSchema),
});

/** One run of a report. */
export type ReportRun = z.output<typeof reportRunSchema>;
