import type { ChartData } from './chart-data.ts';

/** What {@link ChartTable} takes. */
export interface ChartTableProps {
  readonly data: ChartData;
  /** What the table is about, for screen readers. */
  readonly label: string;
  /** The header of the first column. */
  readonly positionLabel: string;
  readonly number: (value: number) => string;
  /** What stands where a value is not known. */
  readonly unknown: string;
}

/** The numbers of a chart as a table, the newest first, in the room that the drawing had. */
export function ChartTable({ data, label, positionLabel, number, unknown }: ChartTableProps) {
  const places = data.positions.map((_, at) => at).reverse();
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
          </tr>
        </thead>
        <tbody>
          {places.map((at) => (
            <tr key={data.positions[at]?.id}>
              <th scope="row">{data.positions[at]?.label}</th>
              {data.series.map(({ id, values }) => (
                <td key={id} data-align="end">
                  {typeof values[at] === 'number' ? (
                    number(values[at])
                  ) : (
                    <span className="pk-unknown">{unknown}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
