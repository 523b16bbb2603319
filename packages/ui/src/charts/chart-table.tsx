import { type ChartData, type SeriesUnit, totalAt } from './chart-data.ts';
import { useChartNumbers } from './chart-numbers.ts';

/** What {@link ChartTable} takes. */
export interface ChartTableProps {
  readonly data: ChartData;
  /** What the table is about, for screen readers. */
  readonly label: string;
  /** The header of the first column. */
  readonly positionLabel: string;
  /** What stands where a value is not known. */
  readonly unknown: string;
}

/** The numbers of a chart as a table, of time the newest first, in the room that the drawing had. */
export function ChartTable({ data, label, positionLabel, unknown }: ChartTableProps) {
  const numbers = useChartNumbers();
  const inOrder = data.positions.map((_, at) => at);
  const places = data.kind === 'categories' ? inOrder : inOrder.reverse();
  const cell = (id: string, unit: SeriesUnit, value: number | null | undefined) => (
    <td key={id} data-align="end">
      {typeof value === 'number' ? numbers[unit](value) : <span className="pk-unknown">{unknown}</span>}
    </td>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of controls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <div className="pk-chart-table" role="group" aria-label={label} tabIndex={0}>
      <table className="pk-plain-table">
        <thead>
          <tr>
            <th scope="col">{positionLabel}</th>
            {data.series.map(({ id, label: name }) => (
              <th key={id} scope="col" data-align="end">
                {name}
              </th>
            ))}
            {data.totalLabel && (
              <th scope="col" data-align="end">
                {data.totalLabel}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {places.map((at) => (
            <tr key={data.positions[at]?.id}>
              <th scope="row">{data.positions[at]?.label}</th>
              {data.series.map(({ id, unit = 'count', values }) => cell(id, unit, values[at]))}
              {data.totalLabel && cell('total', 'count', totalAt(data, at))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
