import * as z from 'zod/mini';
import { type ReportKind, reportColumns } from '../imports/report-columns.ts';
import { nameSchema } from '../operation/name.schema.ts';
import { nonEmptyText, oneOf } from '../operation/row.schema.ts';

/** The reports, as their default templates have them (REP-4, REP-5, REP-6). */
export const reportKinds = Object.keys(reportColumns) as readonly ReportKind[];

/** One of {@link reportKinds}. */
export const reportKindSchema = oneOf(reportKinds, reportKinds.join(', '));

/** What a custom template is made of: a name of its own, and columns of a default one in an order of its own (REP-2). */
export const reportTemplateContent = {
  /** 1 to 100 characters; what a file system does not take is left out of the file's name alone. */
  name: nameSchema(100),
  report: reportKindSchema,
  /** Fields of the report's columns, each once. */
  columns: z
    .array(nonEmptyText)
    .check(z.refine((columns) => columns.length >= 1, 'expected at least one column'))
    .check(z.refine((columns) => new Set(columns).size === columns.length, 'expected each column once')),
};

/** A custom template, as it is kept (REP-2). */
export const reportTemplateSchema = z.looseObject({
  /** Made by who saves it first; never that of a default template, which is the report's own. */
  id: nonEmptyText,
  ...reportTemplateContent,
  /** Who saved it first. */
  owner: z.object({ id: z.string(), name: z.optional(z.string()) }),
  version: z.string(),
});

/** A custom template, as it is kept. */
export type ReportTemplate = z.output<typeof reportTemplateSchema>;
