import { type ReactNode, useMemo } from 'react';
import { usePartner } from '../provider/partner-context.ts';
import { ChartAxes, lineHeight } from './chart-axes.tsx';
import { type ChartData, isKnownAt, lastKnownPosition } from './chart-data.ts';
import type { ChartBox, ChartGeometry, ChartWords } from './chart-geometry.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { isStaggered, plotMargin } from './labelled-positions.ts';
import { useActivePosition } from './use-active-position.ts';
import { useElementWidth } from './use-element-width.ts';

/** What {@link ChartDrawing} takes. */
export interface ChartDrawingProps<Geometry extends ChartGeometry> {
  readonly data: ChartData;
  readonly words: ChartWords;
  /** Measures the chart in a box; it must stay the same function while the chart does. */
  readonly measure: (data: ChartData, box: ChartBox) => Geometry;
  /** What is drawn between the axes and the marker. */
  readonly children: (geometry: Geometry) => ReactNode;
  /** Makes positions something that can be chosen, by click and by Enter. */
  readonly onChoose?: ((at: number) => void) | undefined;
  /** The position that is chosen at the moment. */
  readonly chosen?: number | undefined;
}

/** The height of every chart's drawing, its axis included. */
const drawingHeight = 232;

/** The drawing of any chart: its axes and gaps, the control that the keyboard moves, the marker and the tooltip. */
export function ChartDrawing<Geometry extends ChartGeometry>(props: ChartDrawingProps<Geometry>) {
  const [measureWidth, width] = useElementWidth();
  return (
    <div className="pk-chart-drawing" ref={measureWidth}>
      {width > 0 && <MeasuredDrawing {...props} width={width} />}
    </div>
  );
}

function MeasuredDrawing<Geometry extends ChartGeometry>({
  data,
  words,
  measure,
  children,
  onChoose,
  chosen,
  width,
}: ChartDrawingProps<Geometry> & { width: number }) {
  const { dir } = usePartner();
  const mirrored = dir === 'rtl';
  const labels = useMemo(() => measure(data, { width: 1, height: 1 }).grid, [measure, data]);
  // room for the longest number of the vertical axis
  const gutter = 12 + 7 * Math.max(0, ...labels.map(({ label }) => label.length));
  const plotWidth = Math.max(0, width - gutter - plotMargin.end);
  const staggered = isStaggered(data, plotWidth);
  const axisHeight = plotMargin.bottom + (staggered ? lineHeight : 0);
  const plot = {
    left: mirrored ? plotMargin.end : gutter,
    width: plotWidth,
    height: drawingHeight - plotMargin.top - axisHeight,
  };
  const geometry = useMemo(
    () => measure(data, { width: plot.width, height: plot.height, mirrored }),
    [measure, data, plot.width, plot.height, mirrored],
  );
  const { active, at, choose, handlers } = useActivePosition(
    data.positions.length,
    lastKnownPosition(data),
    mirrored,
    onChoose,
  );
  return (
    <>
      <svg
        className="pk-chart-svg"
        width={width}
        height={drawingHeight}
        // a page's rules about svg would win over the attributes
        style={{ width, height: drawingHeight }}
        aria-hidden="true"
      >
        <g transform={`translate(${plot.left} ${plotMargin.top})`}>
          <ChartAxes
            data={data}
            geometry={geometry}
            width={plot.width}
            height={plot.height}
            mirrored={mirrored}
            staggered={staggered}
            chosen={chosen}
          />
          <Gaps geometry={geometry} height={plot.height} label={words.gapLabel} />
          {children(geometry)}
          {active !== undefined && <Marker geometry={geometry} at={active} height={plot.height} />}
        </g>
      </svg>
      <input
        form=""
        type="range"
        className="pk-chart-scrubber"
        data-choosable={onChoose !== undefined || undefined}
        style={{ left: plot.left, width: plot.width, top: plotMargin.top, height: plot.height }}
        min={0}
        max={data.positions.length - 1}
        value={at}
        aria-label={words.positionLabel}
        aria-valuetext={words.describe(at)}
        onChange={({ target }) => choose(Number(target.value))}
        {...handlers(({ currentTarget, clientX }) =>
          geometry.nearest(clientX - currentTarget.getBoundingClientRect().left),
        )}
      />
      {active !== undefined && (
        <ChartTooltip
          data={data}
          at={active}
          x={plot.left + geometry.x(active)}
          width={width}
          totalLabel={words.totalLabel}
          unknown={isKnownAt(data, active) ? undefined : words.gapLabel}
        />
      )}
    </>
  );
}

const labelRoom = 72;

function Gaps({ geometry, height, label }: { geometry: ChartGeometry; height: number; label: string }) {
  return geometry.gaps.map(({ from, to }) => (
    <g key={from} className="pk-chart-gap">
      <rect x={from} width={Math.max(to - from, 1)} height={height} />
      {to - from >= labelRoom && (
        <text x={(from + to) / 2} y={height / 2} textAnchor="middle">
          {label}
        </text>
      )}
    </g>
  ));
}

function Marker({ geometry, at, height }: { geometry: ChartGeometry; at: number; height: number }) {
  const x = geometry.x(at);
  return (
    <g className="pk-chart-marker" data-transient="">
      <line x1={x} x2={x} y1={0} y2={height} />
      {geometry.dots(at).map(({ y, look }, dot) => (
        <circle key={dot} cx={x} cy={y} r={3.5} data-look={look} />
      ))}
    </g>
  );
}
