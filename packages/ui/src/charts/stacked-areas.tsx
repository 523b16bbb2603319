import { useId, useMemo } from 'react';
import { ChartAxes } from './chart-axes.tsx';
import { type ChartData, isKnownAt, lastKnownPosition } from './chart-data.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import { type StackGeometry, stackGeometry } from './stack-geometry.ts';
import { useActivePosition } from './use-active-position.ts';
import { useElementWidth } from './use-element-width.ts';

/** What {@link StackedAreas} takes. */
export interface StackedAreasProps {
  readonly data: ChartData;
  readonly dir: 'ltr' | 'rtl';
  readonly number: (value: number) => string;
  /** What the keyboard moves over: "Week". */
  readonly positionLabel: string;
  /** What is said of one position; it is read out when the keyboard gets there. */
  readonly describe: (at: number) => string;
  /** What stands where nothing is known. */
  readonly gapLabel: string;
  /** The label of the sum in the tooltip. */
  readonly totalLabel: string;
}

/** The height of every chart's drawing, its axis included. */
const drawingHeight = 232;
const margin = { top: 8, bottom: 24, end: 12 };

/** Layers of areas over time, one on the other, from zero; a week that is not known is a gap. */
export function StackedAreas(props: StackedAreasProps) {
  const { data, dir, number } = props;
  const [measure, width] = useElementWidth();
  const mirrored = dir === 'rtl';
  const highest = useMemo(() => stackGeometry(data, { width: 1, height: 1 }).ticks.at(-1) ?? 0, [data]);
  // room for the longest number of the vertical axis
  const gutter = 12 + 7 * number(highest).length;
  const plot = {
    left: mirrored ? margin.end : gutter,
    width: Math.max(0, width - gutter - margin.end),
    height: drawingHeight - margin.top - margin.bottom,
  };
  const geometry = useMemo(
    () => stackGeometry(data, { width: plot.width, height: plot.height, mirrored }),
    [data, plot.width, plot.height, mirrored],
  );
  const { active, at, choose, handlers } = useActivePosition(
    data.positions.length,
    lastKnownPosition(data),
    mirrored,
  );
  return (
    <div className="pk-chart-drawing" ref={measure}>
      {width > 0 && (
        <>
          <svg className="pk-chart-svg" width={width} height={drawingHeight} aria-hidden="true">
            <g transform={`translate(${plot.left} ${margin.top})`}>
              <ChartAxes
                data={data}
                geometry={geometry}
                width={plot.width}
                height={plot.height}
                mirrored={mirrored}
                number={number}
              />
              <Gaps geometry={geometry} height={plot.height} label={props.gapLabel} />
              <Layers geometry={geometry} />
              {active !== undefined && <Marker geometry={geometry} at={active} height={plot.height} />}
            </g>
          </svg>
          <input
            type="range"
            className="pk-chart-scrubber"
            style={{ left: plot.left, width: plot.width, top: margin.top, height: plot.height }}
            min={0}
            max={data.positions.length - 1}
            value={at}
            aria-label={props.positionLabel}
            aria-valuetext={props.describe(at)}
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
              number={number}
              totalLabel={props.totalLabel}
              unknown={isKnownAt(data, active) ? undefined : props.gapLabel}
            />
          )}
        </>
      )}
    </div>
  );
}

function Layers({ geometry }: { geometry: StackGeometry }) {
  const hatch = useId();
  return (
    <>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="pk-chart-hatch" width="2.5" height="6" />
        </pattern>
      </defs>
      {geometry.layers.map(({ id, look, area, edge }) => (
        <g key={id} className="pk-chart-layer" data-look={look} data-series={id}>
          <path className="pk-chart-area" d={area} />
          {look === 'soft' && <path className="pk-chart-hatching" d={area} fill={`url(#${hatch})`} />}
          <path className="pk-chart-edge" d={edge} />
        </g>
      ))}
    </>
  );
}

const labelRoom = 72;

function Gaps({ geometry, height, label }: { geometry: StackGeometry; height: number; label: string }) {
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

function Marker({ geometry, at, height }: { geometry: StackGeometry; at: number; height: number }) {
  const x = geometry.x(at);
  return (
    <g className="pk-chart-marker" data-transient="">
      <line x1={x} x2={x} y1={0} y2={height} />
      {geometry.tops(at).map((top, layer) => (
        <circle key={layer} cx={x} cy={top} r={3.5} data-look={geometry.layers[layer]?.look} />
      ))}
    </g>
  );
}
