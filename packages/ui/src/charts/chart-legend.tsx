import { type ChartData, lastKnownPosition } from './chart-data.ts';
import { useChartNumbers } from './chart-numbers.ts';

/** What {@link ChartLegend} takes. */
export interface ChartLegendProps {
  readonly data: ChartData;
  /** While it loads the legend stands where it will be. */
  readonly isLoading: boolean;
}

/** What each layer means, with its latest number. */
export function ChartLegend({ data, isLoading }: ChartLegendProps) {
  const numbers = useChartNumbers();
  // of categories no one is the latest
  const last = data.kind === 'categories' ? -1 : lastKnownPosition(data);
  return (
    <ul className="pk-chart-legend">
      {data.series.map(({ id, label, look, unit = 'count', values }) => (
        <li key={id}>
          <span className="pk-chart-swatch" data-look={look} data-unit={unit} aria-hidden="true" />
          <span>{label}</span>
          {typeof values[last] === 'number' ? (
            <b>{numbers[unit](values[last])}</b>
          ) : (
            isLoading && <span className="pk-skeleton" aria-hidden="true" />
          )}
        </li>
      ))}
    </ul>
  );
}
