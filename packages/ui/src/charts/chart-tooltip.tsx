import type { ChartData } from './chart-data.ts';

/** What {@link ChartTooltip} takes. */
export interface ChartTooltipProps {
  readonly data: ChartData;
  readonly at: number;
  /** Where the position is, from the left edge. */
  readonly x: number;
  readonly width: number;
  readonly number: (value: number) => string;
  readonly totalLabel: string;
  /** What is said instead of numbers where there are none. */
  readonly unknown: string | undefined;
}

/** The numbers of one position, beside it: the point itself is never covered. Screen readers hear them from the control. */
export function ChartTooltip({ data, at, x, width, number, totalLabel, unknown }: ChartTooltipProps) {
  const onTheLeft = x > width / 2;
  const rows = [...data.series].reverse();
  const total = rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
  return (
    <div
      className="pk-chart-tooltip"
      aria-hidden="true"
      style={
        onTheLeft ? { right: width - x + 12, maxWidth: x - 12 } : { left: x + 12, maxWidth: width - x - 12 }
      }
    >
      <p className="pk-chart-tooltip-title">{data.positions[at]?.label}</p>
      {unknown === undefined ? (
        <table>
          <tbody>
            {rows.map(({ id, label, look, values }) => (
              <tr key={id}>
                <th scope="row">
                  <span className="pk-chart-swatch" data-look={look} />
                  {label}
                </th>
                <td>{number(values[at] ?? 0)}</td>
              </tr>
            ))}
            <tr className="pk-chart-total">
              <th scope="row">{totalLabel}</th>
              <td>{number(total)}</td>
            </tr>
          </tbody>
        </table>
      ) : (
        <p className="pk-muted">{unknown}</p>
      )}
    </div>
  );
}
