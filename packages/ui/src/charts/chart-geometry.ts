import type { LayerLook } from './chart-data.ts';

/** Where a chart is drawn, in pixels. */
export interface ChartBox {
  readonly width: number;
  readonly height: number;
  /** Positions run from the right to the left. */
  readonly mirrored?: boolean;
}

/** What every drawing needs to know of a measured chart. */
export interface ChartGeometry {
  /** Where a position is, from the left edge. */
  readonly x: (at: number) => number;
  /** The position nearest to a horizontal place. */
  readonly nearest: (x: number) => number;
  /** Lines at round values, with what is written beside them. */
  readonly grid: readonly { readonly y: number; readonly label: string }[];
  /** Stretches of which nothing is known. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** What is marked of a position. */
  readonly dots: (at: number) => readonly { readonly y: number; readonly look: LayerLook }[];
}

/** How a chart says what it shows. */
export interface ChartWords {
  /** What the keyboard moves over: "Week". */
  readonly positionLabel: string;
  /** What is said of one position; it is read out when the keyboard gets there. */
  readonly describe: (at: number) => string;
  /** What stands where nothing is known. */
  readonly gapLabel: string;
  /** The label of the sum in the tooltip; absent, none is shown. */
  readonly totalLabel?: string | undefined;
}
