import type { CallingFigureId } from '@partnerkit/sdk/calling';
import type { FigureWriting } from '../i18n/figure-formats.ts';
import type { MessageId, Translate } from '../i18n/translate.ts';
import type { CallingPicture } from './use-calling.ts';

/** A figure of the calling engagement, with everything that explains it. */
export type CallingFigure = CallingPicture['figures'][number];

/** How a figure of call queues is written: what it is called, what it means, how it is made. */
export interface QueueFigure {
  readonly id: CallingFigureId;
  readonly label: MessageId;
  readonly means: MessageId;
  readonly kind: 'calls' | 'abandoned' | 'time';
}

/** The key figures of call queues, in order (CAL-7). */
export const queueFigures: readonly QueueFigure[] = [
  { id: 'queueCalls', label: 'queue.calls', means: 'queue.callsMeans', kind: 'calls' },
  { id: 'queueAnswered', label: 'queue.answered', means: 'queue.answeredMeans', kind: 'calls' },
  {
    id: 'abandonedShare',
    label: 'queue.abandonedRate',
    means: 'queue.abandonedRateMeans',
    kind: 'abandoned',
  },
  { id: 'timeToAnswer', label: 'queue.timeToAnswer', means: 'queue.timeToAnswerMeans', kind: 'time' },
  { id: 'waitBeforeAbandoning', label: 'queue.wait', means: 'queue.waitMeans', kind: 'time' },
];

/** Customers whose data does not tell what a figure is made of. */
export function customersNotKnown({ excluded }: CallingFigure): number {
  return excluded.find(({ reason, of }) => reason === 'notSupplied' && of === 'customers')?.count ?? 0;
}

/** A figure's value with its unit; `undefined` where it has none. */
export function queueValueText(
  { value, unit }: Pick<CallingFigure, 'value' | 'unit'>,
  { formats, figureFormats }: FigureWriting,
): string | undefined {
  if (value === null) return undefined;
  if (unit === 'share') return figureFormats.share(value);
  return unit === 'seconds' ? figureFormats.duration(value) : formats.number(value);
}

/** The quiet line below a value: of how many customers it is not known, else of what it is made. */
export function queueLineText(
  figure: CallingFigure,
  kind: QueueFigure['kind'],
  writing: FigureWriting,
): string {
  const { t, formats } = writing;
  const unknown = customersNotKnown(figure);
  if (unknown > 0) return t('queue.lineNotKnown', { count: unknown });
  if (figure.value === null) return t('value.none');
  if (kind === 'calls') return t('queue.lineWeek', { date: formats.day(figure.week) });
  return t('queue.lineCalls', { count: figure.denominator ?? 0 });
}

/** How the value came about, with its numbers. */
export function queueFormulaText(
  figure: CallingFigure,
  kind: QueueFigure['kind'],
  writing: FigureWriting,
): string {
  const { t, formats, figureFormats } = writing;
  const { numerator, denominator } = figure;
  const value = queueValueText(figure, writing);
  if (value === undefined) return t('value.none');
  if (kind === 'calls') return t('queue.formulaCalls', { count: numerator });
  if (kind === 'abandoned')
    return t('queue.formulaAbandoned', {
      above: formats.number(numerator),
      below: formats.number(denominator ?? 0),
      value,
    });
  return t('queue.formulaTime', { above: figureFormats.duration(numerator), count: denominator ?? 0, value });
}

const exclusions = new Map<string, MessageId>([
  ['notSupplied customers', 'queue.excludedNotSupplied'],
  ['noQueue customers', 'queue.excludedNoQueue'],
]);

/** What was left out and why; a reason of a newer source is shown as it is named. */
export function queueExclusionText(
  { reason, of, count }: CallingFigure['excluded'][number],
  t: Translate,
): string {
  const id = exclusions.get(`${reason} ${of}`);
  return id ? t(id, { count }) : t('excluded.other', { count, of, reason });
}
