import * as z from 'zod/mini';
import { defineOperation } from '../operation/operation.ts';
import { pageInput } from '../operation/page-input.ts';
import {
  calendarDaySchema,
  countSchema,
  instantSchema,
  nonEmptyText,
  pageOf,
} from '../operation/row.schema.ts';
import { shortText } from '../operation/short-text.ts';
import { reportFileSchema } from './report-file.ts';
import { reportFileFields } from './report-format.schema.ts';
import { reportRunSchema } from './report-run.schema.ts';
import { reportScheduleContent, reportScheduleSchema } from './report-schedule.schema.ts';
import { reportKindSchema, reportTemplateContent, reportTemplateSchema } from './report-template.schema.ts';

/** The days that a report covers; only of the usage report, where both are needed. */
const days = { from: z.optional(calendarDaySchema), until: z.optional(calendarDaySchema) };
const byId = z.object({ id: nonEmptyText });

/** What a custom template is saved by. */
export const saveReportTemplateSchema = z.object({
  id: shortText(200),
  ...reportTemplateContent,
  version: z.optional(z.string()),
});

/** What a schedule is saved by. */
export const saveReportScheduleSchema = z.object({
  id: shortText(200),
  ...reportScheduleContent,
  version: z.optional(z.string()),
});

/** What a report is run by. */
export const runReportSchema = z.object({
  /** A report, for its default template, or the id of a custom one. */
  template: nonEmptyText,
  ...days,
  ...reportFileFields,
});

/** The partner's custom templates, by name (REP-2). The default ones are `defaultReportTemplates`. */
export const listReportTemplates = defineOperation({
  id: 'reports.templates',
  method: 'GET',
  path: '/report-templates',
  input: z.object({}),
  output: z.object({ items: z.array(reportTemplateSchema) }),
  errors: [],
  changes: false,
  permission: 'reports.run',
  regions: 'home',
  rows: { field: 'items', schema: reportTemplateSchema },
});

/** One custom template, with the `version` that {@link saveReportTemplate} starts from (REP-2). */
export const getReportTemplate = defineOperation({
  id: 'reports.getTemplate',
  method: 'GET',
  path: '/report-templates/{id}',
  input: byId,
  output: reportTemplateSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'reports.run',
  regions: 'home',
});

/** Saves a custom template, a new one without a version, in place of what is there with its version (REP-2). */
export const saveReportTemplate = defineOperation({
  id: 'reports.saveTemplate',
  method: 'PUT',
  path: '/report-templates/{id}',
  input: saveReportTemplateSchema,
  output: reportTemplateSchema,
  errors: ['invalid', 'conflict', 'forbidden'],
  changes: true,
  permission: 'reports.schedule',
  regions: 'home',
  replaces: true,
});

/** Removes a custom template; schedules that use it pause when they are due (REP-2). */
export const removeReportTemplate = defineOperation({
  id: 'reports.removeTemplate',
  method: 'DELETE',
  path: '/report-templates/{id}',
  input: byId,
  output: byId,
  errors: ['notFound', 'forbidden'],
  changes: true,
  permission: 'reports.schedule',
  regions: 'home',
});

/** The rows of a report without a file, by customer (REP-4, REP-5, REP-6). */
export const listReportRows = defineOperation({
  id: 'reports.rows',
  method: 'GET',
  path: '/report-rows/{report}',
  input: z.object({
    report: reportKindSchema,
    ...days,
    limit: pageInput([]).limit,
    cursor: pageInput([]).cursor,
  }),
  output: z.object({
    ...pageOf(z.looseObject({ customerId: nonEmptyText })).shape,
    /** When what it tells was last changed; `null`: not known. */
    freshAt: z.nullable(instantSchema),
    partialWeeksLeftOut: z.optional(countSchema),
    weeksNotKnown: z.optional(countSchema),
  }),
  errors: ['invalid'],
  changes: false,
  permission: 'reports.run',
  regions: 'one',
});

/** Has a report run now (REP-1). */
export const runReport = defineOperation({
  id: 'reports.run',
  method: 'POST',
  path: '/report-runs',
  input: runReportSchema,
  output: reportRunSchema,
  errors: ['invalid', 'notFound'],
  changes: true,
  permission: 'reports.run',
  regions: 'one',
});

/** The runs that the viewer may see, the last one first: all of them for who may remove all, else their own (REP-1). */
export const listReportRuns = defineOperation({
  id: 'reports.runs',
  method: 'GET',
  path: '/report-runs',
  input: z.object({
    /** Those of one schedule. */
    scheduleId: z.optional(nonEmptyText),
    ...pageInput(['requestedAt']),
  }),
  output: pageOf(reportRunSchema),
  errors: ['invalid'],
  changes: false,
  permission: 'reports.run',
  regions: 'one',
  rows: { field: 'items', schema: reportRunSchema },
});

/** One run, as it is now. */
export const getReportRun = defineOperation({
  id: 'reports.getRun',
  method: 'GET',
  path: '/report-runs/{id}',
  input: byId,
  output: reportRunSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'reports.run',
  regions: 'one',
});

/** Stops a run that has not ended; one that has is answered as it is (REP-1). */
export const cancelReportRun = defineOperation({
  id: 'reports.cancelRun',
  method: 'POST',
  path: '/report-runs/{id}/cancel',
  input: byId,
  output: reportRunSchema,
  errors: ['notFound'],
  changes: true,
  permission: 'reports.run',
  regions: 'one',
});

/** Removes a run and its file; one that is under way is stopped first (REP-1). */
export const removeReportRun = defineOperation({
  id: 'reports.removeRun',
  method: 'DELETE',
  path: '/report-runs/{id}',
  input: byId,
  output: byId,
  errors: ['notFound', 'forbidden'],
  changes: true,
  permission: 'reports.schedule',
  regions: 'one',
});

/** The file of a run that is done, from a byte on (REP-2). Of one that is not done: `conflict`; of no such byte: `invalid`. */
export const getReportFile = defineOperation({
  id: 'reports.file',
  method: 'GET',
  path: '/report-runs/{id}/file',
  input: z.object({
    id: nonEmptyText,
    /** How many bytes are there already, of a download that was cut off. Absent: none. */
    offset: z.optional(countSchema),
  }),
  output: reportFileSchema,
  errors: ['notFound', 'conflict', 'invalid'],
  changes: false,
  permission: 'reports.run',
  regions: 'one',
  answer: 'bytes',
});

/** The schedules that the viewer may see, the next to run first (REP-1). */
export const listReportSchedules = defineOperation({
  id: 'reports.schedules',
  method: 'GET',
  path: '/report-schedules',
  input: z.object({}),
  output: z.object({ items: z.array(reportScheduleSchema) }),
  errors: [],
  changes: false,
  permission: 'reports.run',
  regions: 'one',
  rows: { field: 'items', schema: reportScheduleSchema },
});

/** One schedule that the viewer may see, with the `version` that {@link saveReportSchedule} starts from (REP-1). */
export const getReportSchedule = defineOperation({
  id: 'reports.getSchedule',
  method: 'GET',
  path: '/report-schedules/{id}',
  input: byId,
  output: reportScheduleSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'reports.run',
  regions: 'one',
});

/** Saves a schedule, a new one without a version, in place of what is there with its version; who saves it owns it (REP-1). */
export const saveReportSchedule = defineOperation({
  id: 'reports.saveSchedule',
  method: 'PUT',
  path: '/report-schedules/{id}',
  input: saveReportScheduleSchema,
  output: reportScheduleSchema,
  errors: ['invalid', 'conflict', 'notFound', 'forbidden'],
  changes: true,
  permission: 'reports.schedule',
  regions: 'one',
  replaces: true,
});

/** Pauses a schedule; one that is paused stays so (REP-1). */
export const pauseReportSchedule = defineOperation({
  id: 'reports.pauseSchedule',
  method: 'POST',
  path: '/report-schedules/{id}/pause',
  input: byId,
  output: reportScheduleSchema,
  errors: ['notFound', 'forbidden'],
  changes: true,
  permission: 'reports.schedule',
  regions: 'one',
});

/** Has a paused schedule run again from now on, with the rights of its owner; what was due meanwhile is not made up (REP-1). */
export const resumeReportSchedule = defineOperation({
  id: 'reports.resumeSchedule',
  method: 'POST',
  path: '/report-schedules/{id}/resume',
  input: byId,
  output: reportScheduleSchema,
  errors: ['notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'reports.schedule',
  regions: 'one',
});

/** Removes a schedule; the runs that it made stay (REP-1). */
export const removeReportSchedule = defineOperation({
  id: 'reports.removeSchedule',
  method: 'DELETE',
  path: '/report-schedules/{id}',
  input: byId,
  output: byId,
  errors: ['notFound', 'forbidden'],
  changes: true,
  permission: 'reports.schedule',
  regions: 'one',
});
