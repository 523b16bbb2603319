import type { ChartData } from './chart-data.ts';
import type { ChartGeometry } from './chart-geometry.ts';
import { labelAnchor, labelledPositions } from './labelled-positions.ts';

/** What {@link ChartAxes} takes. */
export interface ChartAxesProps {
  readonly data: ChartData;
  readonly geometry: ChartGeometry;
  readonly width: number;
  readonly height: number;
  readonly mirrored: boolean;
  /** Every second label stands a line lower. */
  readonly staggered: boolean;
  /** The position that is chosen at the moment. */
  readonly chosen?: number | undefined;
}

const labelRoom = 76;

/** The height of a line of labels. */
export const lineHeight = 15;

/** Grid lines at round numbers, and the dates below; the last position is marked, the others step back. */
export function ChartAxes({ data, geometry, width, height, mirrored, staggered, chosen }: ChartAxesProps) {
  const last = data.positions.length - 1;
  // weeks may go without their date, a category never without its name
  const labelled =
    data.kind === 'categories'
      ? data.positions.map((_, at) => at)
      : labelledPositions(data.positions.length, width, labelRoom);
  const isMarked = (at: number) =>
    chosen === undefined ? data.kind !== 'categories' && at === last : at === chosen;
  const isLower = (at: number) => staggered && at % 2 === 1;
  return (
    <>
      {geometry.grid.map(({ y, label }) => (
        <g key={y} className="pk-chart-grid" transform={`translate(0 ${y})`}>
          <line x2={width} />
          <text x={mirrored ? width + 8 : -8} dy="0.32em" textAnchor={mirrored ? 'start' : 'end'}>
            {label}
          </text>
        </g>
      ))}
      {labelled.map((at) => (
        <g
          key={at}
          className="pk-chart-tick"
          data-last={isMarked(at) || undefined}
          transform={`translate(${geometry.x(at)} ${height})`}
        >
          <line y2={isLower(at) ? 4 + lineHeight : 4} />
          <text
            y={isLower(at) ? 18 + lineHeight : 18}
            textAnchor={labelAnchor(data.positions[at]?.tick, geometry.x(at), width)}
          >
            {data.positions[at]?.tick}
          </text>
        </g>
      ))}
    </>
  );
}
