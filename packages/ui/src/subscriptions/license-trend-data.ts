import type { ChartData } from '../charts/chart-data.ts';
import type { Formats } from '../i18n/formats.ts';
import { trendTexts } from '../i18n/texts/trend-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import type { TrendWeek } from './use-license-trend.ts';

/** The weeks as layers of a chart: used at the bottom, then assigned but unused, then available. */
export function licenseTrendData(
  weeks: readonly TrendWeek[],
  { t, formats, tick }: { t: Translate; formats: Formats; tick: (day: string) => string },
): ChartData {
  const say = t.with(trendTexts);
  const values = (count: 'used' | 'assignedUnused' | 'available') => weeks.map((week) => week[count]);
  return {
    totalLabel: say('trend.total'),
    positions: weeks.map(({ week }) => ({
      id: week,
      label: say('trend.weekOf', { date: formats.day(week) }),
      tick: tick(week),
    })),
    series: [
      { id: 'used', label: say('trend.used'), look: 'solid', values: values('used') },
      {
        id: 'assignedUnused',
        label: say('trend.assignedUnused'),
        look: 'soft',
        values: values('assignedUnused'),
      },
      { id: 'available', label: say('trend.available'), look: 'outline', values: values('available') },
    ],
  };
}

/** What the trend shows, in one sentence; `undefined` where no week is known. */
export function licenseTrendSummary(
  weeks: readonly TrendWeek[],
  { t, formats }: { t: Translate; formats: Formats },
): string | undefined {
  const say = t.with(trendTexts);
  const known = weeks.flatMap(({ used }, at) => (used === null ? [] : { used, at }));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return undefined;
  const values = {
    from: formats.number(first.used),
    to: formats.number(last.used),
    weeks: last.at - first.at + 1,
    ago: last.at - first.at,
  };
  if (first === last) return say('trend.oneWeek', { to: values.to });
  if (first.used === last.used) return say('trend.steady', values);
  return say(first.used < last.used ? 'trend.rose' : 'trend.fell', values);
}

/** What is said of one week, to whom it is read out. */
export function licenseTrendWeek(
  data: ChartData,
  at: number,
  { t, formats }: { t: Translate; formats: Formats },
): string {
  const say = t.with(trendTexts);
  const week = data.positions[at]?.label ?? '';
  const [used, assignedUnused, available] = data.series.map(({ values }) => values[at] ?? null);
  if (typeof used !== 'number') return say('trend.weekUnknown', { week });
  return say('trend.weekText', {
    week,
    used: formats.number(used),
    assignedUnused: formats.number(assignedUnused ?? 0),
    available: formats.number(available ?? 0),
  });
}
