import { checkList, checkRecord, isText, misfit } from '../errors/check-argument.ts';
import { invalidField, PartnerError } from '../errors/partner-error.ts';
import { type ReportKind, reportColumns, reportNames } from '../imports/report-columns.ts';
import { contentVersion } from '../operation/content-version.ts';
import { type ReportTemplate, reportKinds } from './report-template.schema.ts';

/** A template as a host hands it over. */
export type ReportTemplateRow = Pick<ReportTemplate, 'id' | 'name' | 'report' | 'columns' | 'owner'>;

/** What a report is made by: its kind and the fields of its columns, in their order. */
export interface ReportLayout {
  /** A report, for its default template, or the id of a custom one. */
  readonly id: string;
  readonly name: string;
  readonly report: ReportKind;
  readonly columns: readonly string[];
}

/** The default templates, one of each report, with all its columns in the order of the hub's own file (REP-4, REP-5, REP-6). */
export const defaultReportTemplates: readonly (ReportLayout & { readonly id: ReportKind })[] =
  reportKinds.map((report) => ({
    id: report,
    name: reportNames[report],
    report,
    columns: reportColumns[report].map(({ field }) => field),
  }));

/** A custom template as it is answered, with its version. */
export function versionedTemplate(row: ReportTemplateRow): ReportTemplate {
  checkRecord('template', row);
  const { id, name, report, columns, owner } = row;
  return { id, name, report, columns, owner, version: contentVersion([name, report, columns]) };
}

/** Throws `invalid` by its field for a custom template that names columns its report does not have, or is called as a default one. */
export function checkReportTemplate(template: Pick<ReportTemplateRow, 'id' | 'report' | 'columns'>): void {
  checkRecord('template', template);
  const { id, report, columns } = template;
  if (!isReport(report)) throw misfit('report', reportKinds.join(' or '), report);
  if (isReport(id)) throw invalidField('id', 'expected an id that is not that of a default template');
  checkList('columns', columns, isText, 'texts');
  const known = reportColumns[report].map(({ field }) => field);
  const at = columns.findIndex((field) => !known.includes(field));
  if (at < 0) return;
  const found = JSON.stringify(columns[at]?.slice(0, 40));
  throw invalidField(`columns[${at}]`, `expected one of ${known.join(', ')}, found ${found}`);
}

/** What a run or a schedule is made by; `undefined` where there is no such template (any more). */
export function reportLayout(
  template: string,
  custom: readonly ReportTemplateRow[],
): ReportLayout | undefined {
  checkList('custom', custom);
  return [...defaultReportTemplates, ...custom].find((one) => one?.id === template);
}

/** What a caller is told of a template that is not there. */
export function templateNotFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no template ${JSON.stringify(id)}.` });
}

/** What a caller is told who may change their own templates alone. */
export function notOwnTemplate(template: Pick<ReportTemplateRow, 'name'>): PartnerError {
  checkRecord('template', template);
  const { name } = template;
  return new PartnerError({ code: 'forbidden', message: `The template ${name} is somebody else's.` });
}

function isReport(text: unknown): text is ReportKind {
  return (reportKinds as readonly unknown[]).includes(text);
}
