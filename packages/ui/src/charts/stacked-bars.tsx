import { useCallback, useId } from 'react';
import { type BarsGeometry, barsGeometry } from './bars-geometry.ts';
import type { ChartData } from './chart-data.ts';
import { ChartDrawing } from './chart-drawing.tsx';
import type { ChartBox, ChartWords } from './chart-geometry.ts';
import { useChartNumbers } from './chart-numbers.ts';
import { Hatching } from './hatching.tsx';

/** What {@link StackedBars} takes. */
export interface StackedBarsProps {
  /** Counts are stacked as bars; series of shares stand above them, on an axis of their own. */
  readonly data: ChartData;
  readonly words: ChartWords;
  readonly onChoose?: ((at: number) => void) | undefined;
  readonly chosen?: number | undefined;
}

/** Bars from zero, one on the other, for weeks or for kinds of something; what is not known is a gap. */
export function StackedBars({ data, words, onChoose, chosen }: StackedBarsProps) {
  const numbers = useChartNumbers();
  const measure = useCallback(
    (shown: ChartData, box: ChartBox) => barsGeometry(shown, { ...box, numbers }),
    [numbers],
  );
  return (
    <ChartDrawing data={data} words={words} measure={measure} onChoose={onChoose} chosen={chosen}>
      {(geometry) => <Bars geometry={geometry} chosen={chosen} />}
    </ChartDrawing>
  );
}

function Bars({ geometry, chosen }: { geometry: BarsGeometry; chosen: number | undefined }) {
  const hatch = useId();
  const { barWidth, layers, shares } = geometry;
  const isFaint = (at: number) => (chosen !== undefined && at !== chosen) || undefined;
  return (
    <>
      <Hatching id={hatch} />
      {layers.map(({ id, look, bars }) => (
        <g key={id} className="pk-chart-layer" data-look={look} data-series={id}>
          {bars.map(({ at, x, y, height }) => {
            const d = `M${x - barWidth / 2},${y}h${barWidth}v${height}h${-barWidth}Z`;
            return (
              <g key={at} data-faint={isFaint(at)}>
                <path className="pk-chart-area" d={d} />
                {(look === 'soft' || look === 'alarm') && (
                  <path className="pk-chart-hatching" d={d} fill={`url(#${hatch})`} />
                )}
                <path
                  className="pk-chart-edge"
                  d={look === 'outline' ? d : `M${x - barWidth / 2},${y}h${barWidth}`}
                />
              </g>
            );
          })}
        </g>
      ))}
      {shares.map(({ id, look, points, line }) => (
        <g key={id} className="pk-chart-share" data-look={look} data-series={id}>
          {line && <path className="pk-chart-line" d={line} />}
          {points.map(({ at, x, y }) => (
            <path key={at} className="pk-chart-point" data-faint={isFaint(at)} d={circle(x, y)} />
          ))}
        </g>
      ))}
    </>
  );
}

const radius = 3.5;

/** A dot as a path, which can be saved as any other shape. */
function circle(x: number, y: number): string {
  return `M${x - radius},${y}a${radius},${radius},0,1,0,${2 * radius},0a${radius},${radius},0,1,0,${-2 * radius},0Z`;
}
