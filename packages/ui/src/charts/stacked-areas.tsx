import { useCallback, useId } from 'react';
import type { ChartData } from './chart-data.ts';
import { ChartDrawing } from './chart-drawing.tsx';
import type { ChartBox, ChartWords } from './chart-geometry.ts';
import { useChartNumbers } from './chart-numbers.ts';
import { Hatching } from './hatching.tsx';
import { type StackGeometry, stackGeometry } from './stack-geometry.ts';

/** What {@link StackedAreas} takes. */
export interface StackedAreasProps {
  readonly data: ChartData;
  readonly words: ChartWords;
}

/** Layers of areas over time, one on the other, from zero; a week that is not known is a gap. */
export function StackedAreas({ data, words }: StackedAreasProps) {
  const { count } = useChartNumbers();
  const measure = useCallback(
    (shown: ChartData, box: ChartBox) => stackGeometry(shown, { ...box, number: count }),
    [count],
  );
  return (
    <ChartDrawing data={data} words={words} measure={measure}>
      {(geometry) => <Layers geometry={geometry} />}
    </ChartDrawing>
  );
}

function Layers({ geometry }: { geometry: StackGeometry }) {
  const hatch = useId();
  return (
    <>
      <Hatching id={hatch} />
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
