import type { QueueFigureId, QueueFormula, QueueLeftOut } from '@partnerkit/sdk/calling';
import type { FigureId, LicenseFormula, LicenseLeftOut } from '@partnerkit/sdk/kpis';
import type { FigureWriting } from '../i18n/figure-formats.ts';
import { excludedTexts } from '../i18n/texts/excluded-texts.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { lineTexts } from '../i18n/texts/line-texts.ts';
import { madeTexts } from '../i18n/texts/made-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { MessageId, Translate } from '../i18n/translate.ts';

/** A figure that tiles show: its words are `figure.` and `means.` with its id. */
export type ShownFigureId = FigureId | QueueFigureId;

/** How a figure is made: its words are `made.` and, for the line below the value, `line.` with this name. */
export type ShownFormula = LicenseFormula | QueueFormula;

/** A figure as a source answers it, with everything that explains it. */
export interface AnsweredFigure {
  readonly unit: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly asOf: string;
  /** Of a figure of a week: its Sunday. */
  readonly week?: string;
  readonly excluded: readonly AnsweredExclusion[];
  /** What it was a week before; `null` or absent where that is not known. */
  readonly weekBefore?: AnsweredWeekBefore | null | undefined;
}

/** A figure a week before, and what has been added since. */
export interface AnsweredWeekBefore {
  readonly asOf: string;
  readonly week: string;
  readonly value: number;
  readonly change: number;
  /** License pools that are left out of the comparison. */
  readonly notKnown: number;
}

/** What was left out of a figure; a newer source may know more reasons. */
export interface AnsweredExclusion {
  readonly reason: string;
  readonly of: string;
  readonly count: number;
}

type Reasons<Of> = Of extends {
  readonly reason: infer Reason extends string;
  readonly of: infer What extends string;
}
  ? `${Reason}.${What}`
  : never;

/** A message for each reason why something is left out: one that is missing does not compile. */
type ExclusionMessage<Id extends MessageId = MessageId> = Id;
/** The messages of what is left out of the figures of a feature. */
type ExclusionMessages =
  | ExclusionMessage<`excluded.licenses.${Reasons<LicenseLeftOut>}`>
  | ExclusionMessage<`excluded.calls.${Reasons<QueueLeftOut>}`>;

/** A figure's value with its unit; `undefined` where it has none. */
export function valueText(
  { value, unit }: Pick<AnsweredFigure, 'value' | 'unit'>,
  { formats, figureFormats }: FigureWriting,
): string | undefined {
  if (value === null) return undefined;
  if (unit === 'share') return figureFormats.share(value);
  if (unit === 'seconds') return figureFormats.duration(value);
  return unit === 'licensesPerCustomer' ? figureFormats.average(value) : formats.number(value);
}

/** What has changed since the week before; `undefined` where that is not known, which is not zero. */
export function changeText(
  { weekBefore, unit }: Pick<AnsweredFigure, 'weekBefore' | 'unit'>,
  { t, figureFormats }: FigureWriting,
): string | undefined {
  if (!weekBefore) return undefined;
  const say = t.with(figureTexts);
  const change = figureFormats.change(unit === 'share' ? weekBefore.change * 100 : weekBefore.change);
  if (isNothing(change)) return say('figure.sameAsWeek');
  return say(unit === 'share' ? 'figure.pointsSinceWeek' : 'figure.sinceWeek', { change });
}

/** Whether a written number is zero, or rounds to it: then it has no sign. */
export function isNothing(text: string): boolean {
  return !/[1-9\u0661-\u0669]/.test(text);
}

/** What a figure was a week before, and what is left out of the comparison. */
export function weekBeforeTexts(
  { weekBefore, unit }: Pick<AnsweredFigure, 'weekBefore' | 'unit'>,
  writing: FigureWriting,
): readonly string[] {
  if (!weekBefore) return [];
  const say = writing.t.with(figureTexts);
  const { value, asOf, week, notKnown } = weekBefore;
  const { day } = writing.formats;
  const was = valueText({ value, unit }, writing) ?? '';
  return [
    say('figure.weekBeforeMade', { value: was, date: day(asOf), week: day(week) }),
    ...(notKnown > 0 ? [say('figure.weekBeforeLeftOut', { count: notKnown })] : []),
  ];
}

/** The quiet line below a value: of what it is a part, in what it counts, or for which day or week. */
export function lineText(figure: AnsweredFigure, formula: ShownFormula, writing: FigureWriting): string {
  const t = writing.t.with(lineTexts, valueTexts);
  if (figure.value === null) return t('value.none');
  // of none at all there is no share
  const made = formula === 'customersOf' && !figure.denominator ? 'customers' : formula;
  return t(`line.${made}`, wordsOf(figure, writing));
}

/** How the value came about, with its numbers. */
export function formulaText(figure: AnsweredFigure, formula: ShownFormula, writing: FigureWriting): string {
  const t = writing.t.with(madeTexts, valueTexts);
  return figure.value === null ? t('value.none') : t(`made.${formula}`, wordsOf(figure, writing));
}

/** What was left out and why; a reason of a newer source is shown as it is named. */
export function exclusionText(
  feature: 'licenses' | 'calls',
  { reason, of, count }: AnsweredExclusion,
  t: Translate,
): string {
  const say = t.with(excludedTexts);
  const id = `excluded.${feature}.${reason}.${of}` as ExclusionMessages;
  return say.find(id, { count }) ?? say('excluded.other', { count, of, reason });
}

/** What stands in the places of a figure's line and formula. */
function wordsOf(figure: AnsweredFigure, { formats, figureFormats, t }: FigureWriting) {
  const { unit, numerator, denominator, asOf, week } = figure;
  const below = denominator ?? 0;
  return {
    count: numerator,
    of: below,
    above: unit === 'seconds' ? figureFormats.duration(numerator) : formats.number(numerator),
    below: formats.number(below),
    value: valueText(figure, { t, formats, figureFormats }) ?? '',
    share: figureFormats.share(below > 0 ? numerator / below : 0),
    date: formats.day(week ?? asOf),
  };
}
