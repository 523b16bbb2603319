import { scaleLinear, scalePoint } from '@visx/scale';
import { area, line, stack } from '@visx/shape';
import { type ChartData, isKnownAt, type LayerLook } from './chart-data.ts';
import type { ChartBox, ChartGeometry } from './chart-geometry.ts';
import { roundTicks } from './round-ticks.ts';

/** Where a stacked chart is drawn, and how its numbers are written. */
export interface StackBox extends ChartBox {
  readonly number: (value: number) => string;
}

/** One layer as paths. */
export interface StackLayer {
  readonly id: string;
  readonly look: LayerLook;
  readonly area: string;
  /** Its upper edge. */
  readonly edge: string;
}

/** A stacked chart, measured. */
export interface StackGeometry extends ChartGeometry {
  readonly layers: readonly StackLayer[];
}

const loneWidth = 6;

/** Measures layers of areas, one on the other, from zero. A position of which nothing is known stays empty. */
export function stackGeometry(
  data: ChartData,
  { width, height, mirrored = false, number }: StackBox,
): StackGeometry {
  const count = data.positions.length;
  const places = data.positions.map((_, at) => at);
  const known = places.map((at) => isKnownAt(data, at));
  const points = scalePoint<number>({ domain: places, range: mirrored ? [width, 0] : [0, width] });
  const x = (at: number) => (count === 1 ? width / 2 : (points(at) ?? 0));
  const sums = places.map((at) => data.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const ticks = roundTicks(Math.max(1, ...sums));
  const y = scaleLinear<number>({ domain: [0, ticks.at(-1) ?? 1], range: [height, 0] });
  const stacked = stack<number, string>({
    keys: data.series.map(({ id }) => id),
    value: (at, id) => data.series.find((series) => series.id === id)?.values[at] ?? 0,
  })(places);

  const layers = stacked.map((layer, index) => {
    const { id, look } = data.series[index] as ChartData['series'][number];
    const shape = {
      x: (_: unknown, at: number) => x(at),
      defined: (_: unknown, at: number) => known[at] ?? false,
    };
    const areas = area<(typeof layer)[number]>({ ...shape, y0: ([from]) => y(from), y1: ([, to]) => y(to) });
    const edges = line<(typeof layer)[number]>({ ...shape, y: ([, to]) => y(to) });
    const lone = places.filter((at) => known[at] && !known[at - 1] && !known[at + 1]);
    const bars = lone.map((at) => {
      const [from, to] = layer[at] as (typeof layer)[number];
      return { left: x(at) - loneWidth / 2, top: y(to), bottom: y(from) };
    });
    return {
      id,
      look,
      area: (areas(layer) ?? '') + bars.map((bar) => barPath(bar)).join(''),
      edge: (edges(layer) ?? '') + bars.map(({ left, top }) => `M${left},${top}h${loneWidth}`).join(''),
    };
  });

  return {
    x,
    grid: ticks.map((tick) => ({ y: y(tick), label: number(tick) })),
    layers,
    gaps: gapsOf(known).map(({ first, last }) => {
      const ends = [first === 0 ? x(0) : x(first - 1), last === count - 1 ? x(last) : x(last + 1)];
      return { from: Math.min(...ends), to: Math.max(...ends) };
    }),
    dots: (at) =>
      known[at]
        ? stacked.map((layer, index) => ({ y: y(layer[at]?.[1] ?? 0), look: layers[index]?.look ?? 'solid' }))
        : [],
    nearest: (place) => {
      const share = width > 0 ? place / width : 0;
      const at = Math.round((mirrored ? 1 - share : share) * (count - 1));
      return Math.min(count - 1, Math.max(0, at));
    },
  };
}

/** A position with nothing known on either side has no width as an area: it is drawn as a narrow bar. */
function barPath({ left, top, bottom }: { left: number; top: number; bottom: number }): string {
  return `M${left},${top}h${loneWidth}V${bottom}h${-loneWidth}Z`;
}

function gapsOf(known: readonly boolean[]): { first: number; last: number }[] {
  const gaps: { first: number; last: number }[] = [];
  known.forEach((isKnown, at) => {
    if (isKnown) return;
    const open = gaps.at(-1);
    if (open?.last === at - 1) open.last = at;
    else gaps.push({ first: at, last: at });
  });
  return gaps;
}
