import { scaleBand, scaleLinear } from '@visx/scale';
import { type ChartData, countsOf, isKnownAt, type LayerLook } from './chart-data.ts';
import type { ChartBox, ChartGeometry } from './chart-geometry.ts';
import type { ChartNumbers } from './chart-numbers.ts';
import { roundTicks } from './round-ticks.ts';

/** Where bars are drawn, and how their numbers are written. */
export interface BarsBox extends ChartBox {
  readonly numbers: ChartNumbers;
}

/** The bars of one series. */
export interface BarLayer {
  readonly id: string;
  readonly look: LayerLook;
  readonly bars: readonly {
    readonly at: number;
    readonly x: number;
    readonly y: number;
    readonly height: number;
  }[];
}

/** A series of shares, in a panel of its own above the bars. */
export interface ShareLine {
  readonly id: string;
  readonly look: LayerLook;
  readonly points: readonly { readonly at: number; readonly x: number; readonly y: number }[];
  /** The line through points that follow each other; empty for categories, which have no order. */
  readonly line: string;
}

/** Bars, measured. */
export interface BarsGeometry extends ChartGeometry {
  readonly barWidth: number;
  readonly layers: readonly BarLayer[];
  readonly shares: readonly ShareLine[];
  /** The upper edge of the panel of bars, and its foot. */
  readonly top: number;
  readonly foot: number;
}

// of the height, and the room between the two panels
const sharePanel = 0.42;
const panelGap = 20;
const widestBar = 48;

/** Measures stacked bars from zero, and above them, where there are any, shares on an axis of their own. */
export function barsGeometry(
  data: ChartData,
  { width, height, mirrored = false, numbers }: BarsBox,
): BarsGeometry {
  const count = data.positions.length;
  const places = data.positions.map((_, at) => at);
  const bands = scaleBand<number>({
    domain: places,
    range: mirrored ? [width, 0] : [0, width],
    paddingInner: 0.28,
    paddingOuter: 0.14,
  });
  const x = (at: number) => (bands(at) ?? 0) + bands.bandwidth() / 2;
  const counts = countsOf(data);
  const shareSeries = data.series.filter(({ unit }) => unit === 'share');
  const foot = height;
  const top = shareSeries.length > 0 ? height * sharePanel : 0;
  const sums = places.map((at) => counts.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const barTicks = roundTicks(Math.max(1, ...sums));
  const y = scaleLinear<number>({ domain: [0, barTicks.at(-1) ?? 1], range: [foot, top] });
  const shareFoot = Math.max(0, top - panelGap);
  const highest = Math.max(0.001, ...shareSeries.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const shareTicks = fewest(roundTicks(highest * 100)).map((percent) => percent / 100);
  const shareY = scaleLinear<number>({ domain: [0, shareTicks.at(-1) ?? 1], range: [shareFoot, 0] });

  const bottoms = places.map(() => 0);
  const layers = counts.map(({ id, look, values }) => ({
    id,
    look,
    bars: places.flatMap((at) => {
      const value = values[at];
      if (typeof value !== 'number') return [];
      const from = bottoms[at] as number;
      bottoms[at] = from + value;
      const upper = y(from + value);
      return [{ at, x: x(at), y: upper, height: y(from) - upper }];
    }),
  }));
  const shares = shareSeries.map(({ id, look, values }): ShareLine => {
    const points = places.flatMap((at) =>
      typeof values[at] === 'number' ? [{ at, x: x(at), y: shareY(values[at]) }] : [],
    );
    return { id, look, points, line: data.kind === 'categories' ? '' : pathThrough(points) };
  });
  const known = places.map((at) => isKnownAt(data, at));
  const step = count > 0 ? width / count : width;
  return {
    x,
    nearest: (place) => {
      const at = Math.floor((mirrored ? width - place : place) / Math.max(step, 1));
      return Math.min(count - 1, Math.max(0, at));
    },
    grid: [
      ...barTicks.map((tick) => ({ y: y(tick), label: numbers.count(tick) })),
      ...(shareSeries.length > 0
        ? shareTicks.map((tick) => ({ y: shareY(tick), label: numbers.share(tick) }))
        : []),
    ],
    gaps: places.filter((at) => !known[at]).map((at) => ({ from: x(at) - step / 2, to: x(at) + step / 2 })),
    dots: (at) =>
      shares.flatMap(({ look, points }) =>
        points.filter((point) => point.at === at).map((point) => ({ y: point.y, look })),
      ),
    barWidth: Math.min(widestBar, bands.bandwidth()),
    layers,
    shares,
    top,
    foot,
  };
}

/** The foot and the head of a small panel's axis, and the middle where a tick is there. */
function fewest(ticks: readonly number[]): readonly number[] {
  const last = ticks.length - 1;
  return ticks.filter((_, at) => at === 0 || at === last || 2 * at === last);
}

function pathThrough(points: ShareLine['points']): string {
  return points
    .map((point, index) => `${points[index - 1]?.at === point.at - 1 ? 'L' : 'M'}${point.x},${point.y}`)
    .join('');
}
