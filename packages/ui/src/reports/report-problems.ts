import { runReportSchema, saveReportScheduleSchema } from '@partnerkit/sdk/schemas';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
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
  return endsOn && (endsOn < today || (startsOn && endsOn < startsOn)) ? ['endsOn'] : [];
}

/** The field of the form that shows what is wrong at a path of the input. */
export function reportField(path: string): string {
  const field = path.replace(/^cadence\./, '');
  return field === 'byteOrderMark' ? 'marks' : field;
}

/** What is wrong with a field of a report, and what would be right. */
export function reportProblem(t: Translate, { field, kind }: FieldMisfit): string {
  const say = t.with(reportsTexts);
  switch (field) {
    case 'from':
      return say('reports.fromMissing');
    case 'until':
      return say(kind === 'missing' ? 'reports.untilMissing' : 'reports.untilWrong');
    case 'time':
      return say('reports.timeMissing');
    case 'timeZone':
      return say('reports.timeZoneMissing');
    case 'startsOn':
      return say('reports.startsOnWrong');
    case 'endsOn':
      return say('reports.endsOnWrong');
    case 'name':
      return say(kind === 'missing' ? 'reports.nameMissing' : 'reports.nameWrong');
    case 'columns':
      return say('reports.columnsMissing');
    default:
      return say('reports.templateGone');
  }
}
