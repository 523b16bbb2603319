import * as z from 'zod/mini';
import { weeklyUsageSchema } from '../calling/weekly-usage.schema.ts';
import { deviceSchema, phoneNumberSchema } from '../imports/hub-reports.schema.ts';
import type { ReportKind } from '../imports/report-columns.ts';

const { week: _, location: __, ...usage } = weeklyUsageSchema.shape;
const text = z.optional(z.string());
const customerName = text;

/** The rows of each report, by the fields of its columns (REP-4, REP-5, REP-6). */
export const reportRowSchemas = {
  usage: z.looseObject({ ...usage, customerName, location: text }),
  devices: z.looseObject({ ...deviceSchema.shape, customerName }),
  phoneNumbers: z.looseObject({ ...phoneNumberSchema.shape, customerName }),
} as const satisfies Record<ReportKind, unknown>;

/** The rows by the report that they are of. */
interface ReportRows {
  readonly usage: z.output<typeof reportRowSchemas.usage>;
  readonly devices: z.output<typeof reportRowSchemas.devices>;
  readonly phoneNumbers: z.output<typeof reportRowSchemas.phoneNumbers>;
}

/** A row of a report: calling usage, a device, a phone number. What is not known is absent. */
export type ReportRow<Kind extends ReportKind = ReportKind> = ReportRows[Kind];
