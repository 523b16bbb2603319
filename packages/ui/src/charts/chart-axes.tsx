import type { ChartData } from './chart-data.ts';
import { labelledPositions, type StackGeometry } from './stack-geometry.ts';

/** What {@link ChartAxes} takes. */
export interface ChartAxesProps {
  readonly data: ChartData;
  readonly geometry: StackGeometry;
  readonly width: number;
  readonly height: number;
  readonly mirrored: boolean;
  readonly number: (value: number) => string;
}

const labelRoom = 76;

/** Grid lines at round numbers, and the dates below; the last position is marked, the others step back. */
export function ChartAxes({ data, geometry, width, height, mirrored, number }: ChartAxesProps) {
  const last = data.positions.length - 1;
  return (
    <>
      {geometry.ticks.map((tick) => (
        <g key={tick} className="pk-chart-grid" transform={`translate(0 ${geometry.y(tick)})`}>
          <line x2={width} />
          <text x={mirrored ? width + 8 : -8} dy="0.32em" textAnchor={mirrored ? 'start' : 'end'}>
            {number(tick)}
          </text>
        </g>
      ))}
      {labelledPositions(data.positions.length, width, labelRoom).map((at) => (
        <g
          key={at}
          className="pk-chart-tick"
          data-last={at === last || undefined}
          transform={`translate(${geometry.x(at)} ${height})`}
        >
          <line y2="4" />
          <text y="18" textAnchor={anchorOf(geometry.x(at), width)}>
            {data.positions[at]?.tick}
          </text>
        </g>
      ))}
    </>
  );
}

/** A label at an edge of the drawing stays inside it. */
function anchorOf(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x < labelRoom / 3) return 'start';
  return x > width - labelRoom / 3 ? 'end' : 'middle';
}
