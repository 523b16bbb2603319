import * as z from 'zod/mini';
import { oneOf } from '../operation/row.schema.ts';

/** The formats of a report's file (REP-1, REP-9). */
export const reportFormats = ['csv', 'xlsx'] as const;

/** One of {@link reportFormats}. */
export type ReportFormat = (typeof reportFormats)[number];

/** How the file of a report is written. */
export const reportFileFields = {
  format: oneOf(reportFormats, reportFormats.join(' or ')),
  /** The language of the headers: those of the hub's own files. Absent: English. */
  language: z.optional(oneOf(['en', 'it'], 'en or it')),
  /** Of a CSV: starts with U+FEFF, by which spreadsheets recognise UTF-8. Absent: it does not. */
  byteOrderMark: z.optional(z.boolean()),
  /** Of a CSV: what stands between its cells. Absent: a comma. */
  delimiter: z.optional(oneOf([',', ';', '\t'], 'a comma, a semicolon or a tab')),
};
