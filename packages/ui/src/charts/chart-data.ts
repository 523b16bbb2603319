/** How a series is told from the others without its colour: filled, hatched where colours are few, an outline only. */
export type LayerLook = 'solid' | 'soft' | 'outline' | 'alarm';

/** What a series counts in: a number, or a share of one. */
export type SeriesUnit = 'count' | 'share';

/** One series of a chart: a value for each position; `null` is not known, which is not zero. */
export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly look: LayerLook;
  /** A count unless told. */
  readonly unit?: SeriesUnit | undefined;
  readonly values: readonly (number | null)[];
}

/** A place on the horizontal axis. */
export interface ChartPosition {
  readonly id: string;
  /** What it is called in a sentence and in the table. */
  readonly label: string;
  /** What stands under the axis. */
  readonly tick: string;
}

/** What a chart and its table twin show; the first series lies at the bottom. */
export interface ChartData {
  readonly positions: readonly ChartPosition[];
  readonly series: readonly ChartSeries[];
  /** What the series add up to is called: the table has a column of it. Absent: they add up to nothing. */
  readonly totalLabel?: string | undefined;
  /** What the positions are: a run of time, the newest last (and first in the table), unless told. */
  readonly kind?: 'time' | 'categories' | undefined;
}

/** The series that are stacked: counts. */
export function countsOf({ series }: ChartData): readonly ChartSeries[] {
  return series.filter(({ unit = 'count' }) => unit === 'count');
}

/** Whether anything is known at a position. */
export function isKnownAt({ series }: ChartData, at: number): boolean {
  return series.some(({ values }) => typeof values[at] === 'number');
}

/** The sum of what is stacked at a position; `null` where nothing is known of it. */
export function totalAt(data: ChartData, at: number): number | null {
  const known = countsOf(data).flatMap(({ values }) => values[at] ?? []);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}

/** The last position of which something is known; -1 where there is none. */
export function lastKnownPosition(data: ChartData): number {
  return data.positions.reduce((last, _, at) => (isKnownAt(data, at) ? at : last), -1);
}
