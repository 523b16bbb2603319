import { runReportSchema, saveReportScheduleSchema } from '@partnerkit/sdk';
import type { Translate } from '../i18n/translate.ts';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import type { InputSchema } from '../primitives/form/input-schema.ts';
import type { ReportValues } from './report-values.ts';

/** The fields of the form of a report, in their order. */
export const reportFields = [
  ...['template', 'from', 'until', 'weekday', 'day', 'time', 'timeZone', 'startsOn', 'endsOn'],
  ...['format', 'language', 'delimiter', 'marks'],
] as const;

interface Days {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
}

/**
 * What the form is checked by: the contract's own schema, and what a day says of another one. A report that covers days has
 * both, the last not before the first and over by `today`; a schedule does not end before it starts, or before `today`.
 */
export function reportSchema(values: ReportValues, hasDays: boolean, today: string): InputSchema {
  const isNow = values.when === 'now';
  const schema: InputSchema = isNow ? runReportSchema : saveReportScheduleSchema;
  return {
    safeParse(value) {
      const { error } = schema.safeParse(value);
      const wrong = isNow ? (hasDays ? wrongDays(value as Days, today) : []) : wrongEnd(value as Days, today);
      const issues = [...(error?.issues ?? []), ...wrong.map((field) => ({ path: [field] }))];
      return { success: issues.length === 0, error: { issues } };
    },
  };
}

function wrongDays({ from, until }: Days, today: string): string[] {
  if (!from || !until) return [...(from ? [] : ['from']), ...(until ? [] : ['until'])];
  return from > until || until > today ? ['until'] : [];
}

function wrongEnd({ startsOn, endsOn }: Days, today: string): string[] {
  return endsOn && endsOn < (startsOn ?? today) ? ['endsOn'] : [];
}

/** The field of the form that shows what is wrong at a path of the input. */
export function reportField(path: string): string {
  const field = path.replace(/^cadence\./, '');
  return field === 'byteOrderMark' ? 'marks' : field;
}

/** What is wrong with a field of a report, and what would be right. */
export function reportProblem(t: Translate, { field, kind }: FieldMisfit): string {
  switch (field) {
    case 'from':
      return t('reports.fromMissing');
    case 'until':
      return t(kind === 'missing' ? 'reports.untilMissing' : 'reports.untilWrong');
    case 'time':
      return t('reports.timeMissing');
    case 'timeZone':
      return t('reports.timeZoneMissing');
    case 'startsOn':
      return t('reports.startsOnWrong');
    case 'endsOn':
      return t('reports.endsOnWrong');
    case 'name':
      return t(kind === 'missing' ? 'reports.nameMissing' : 'reports.nameWrong');
    case 'columns':
      return t('reports.columnsMissing');
    default:
      return t('reports.templateGone');
  }
}
