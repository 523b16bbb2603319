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
  return (
    <>
      <Hatching id={hatch} />
      {layers.map(({ id, look, bars }) => (
        <g key={id} className="pk-chart-layer" data-look={look} data-series={id}>
          {byWeight(bars, chosen).map(({ isFaint, marks }) => {
            const areas = marks.map(({ x, y, height }) => {
              return `M${x - barWidth / 2},${y}h${barWidth}v${height}h${-barWidth}Z`;
            });
            const tops = marks.map(({ x, y }) => `M${x - barWidth / 2},${y}h${barWidth}`);
            const d = areas.join('');
            return (
              <g key={String(isFaint)} data-faint={isFaint || undefined}>
                <path className="pk-chart-area" d={d} />
                {(look === 'soft' || look === 'alarm') && (
                  <path className="pk-chart-hatching" d={d} fill={`url(#${hatch})`} />
                )}
                <path className="pk-chart-edge" d={look === 'outline' ? d : tops.join('')} />
              </g>
            );
          })}
        </g>
      ))}
      {shares.map(({ id, look, points, line }) => (
        <g key={id} className="pk-chart-share" data-look={look} data-series={id}>
          {line && <path className="pk-chart-line" d={line} />}
          {byWeight(points, chosen).map(({ isFaint, marks }) => (
            <path
              key={String(isFaint)}
              className="pk-chart-point"
              data-faint={isFaint || undefined}
              d={marks.map(({ x, y }) => circle(x, y)).join('')}
            />
          ))}
        </g>
      ))}
    </>
  );
}

/** The marks of the chosen position, and those that step back behind it: each is one path, however many positions there are. */
function byWeight<Mark extends { readonly at: number }>(marks: readonly Mark[], chosen: number | undefined) {
  const isFaint = ({ at }: Mark) => chosen !== undefined && at !== chosen;
  return [false, true]
    .map((faint) => ({ isFaint: faint, marks: marks.filter((mark) => isFaint(mark) === faint) }))
    .filter((weight) => weight.marks.length > 0);
}

const radius = 3.5;

/** A dot as a path, which can be saved as any other shape. */
function circle(x: number, y: number): string {
  return `M${x - radius},${y}a${radius},${radius},0,1,0,${2 * radius},0a${radius},${radius},0,1,0,${-2 * radius},0Z`;
}
