import type { ChartPosition } from '../charts/chart-data.ts';
import { trendTexts } from '../i18n/texts/trend-texts.ts';
import type { CallingWriting } from './calling-chart.tsx';
import type { CallingPicture } from './use-calling.ts';

/** The weeks of a picture as places on the axis. */
export function weekPositions(
  picture: CallingPicture | undefined,
  { t, formats, figureFormats }: CallingWriting,
): ChartPosition[] {
  const say = t.with(trendTexts);
  return (picture?.weeks ?? []).map(({ week }) => ({
    id: week,
    label: say('trend.weekOf', { date: formats.day(week) }),
    tick: figureFormats.tick(week),
  }));
}
