import { type ChartData, lastKnownPosition } from './chart-data.ts';

/** What {@link ChartLegend} takes. */
export interface ChartLegendProps {
  /** Without positions while they load: the legend then stands where it will be. */
  readonly data: ChartData;
  readonly number: (value: number) => string;
}

/** What each layer means, with its latest number. */
export function ChartLegend({ data, number }: ChartLegendProps) {
  const last = lastKnownPosition(data);
  return (
    <ul className="pk-chart-legend">
      {data.series.map(({ id, label, look, values }) => (
        <li key={id}>
          <span className="pk-chart-swatch" data-look={look} aria-hidden="true" />
          <span>{label}</span>
          {last >= 0 ? (
            <b>{number(values[last] ?? 0)}</b>
          ) : (
            data.positions.length === 0 && <span className="pk-skeleton" aria-hidden="true" />
          )}
        </li>
      ))}
    </ul>
  );
}
