import { valueTexts } from '../i18n/texts/value-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { type ChartData, countsOf } from './chart-data.ts';
import { useChartNumbers } from './chart-numbers.ts';

/** What {@link ChartTooltip} takes. */
export interface ChartTooltipProps {
  readonly data: ChartData;
  readonly at: number;
  /** Where the position is, from the left edge. */
  readonly x: number;
  readonly width: number;
  /** The label of the sum of counts; absent, none is shown. */
  readonly totalLabel: string | undefined;
  /** What is said instead of numbers where there are none. */
  readonly unknown: string | undefined;
}

/** The numbers of one position, beside it: the point itself is never covered. Screen readers hear them from the control. */
export function ChartTooltip({ data, at, x, width, totalLabel, unknown }: ChartTooltipProps) {
  const numbers = useChartNumbers();
  const { t } = usePartner(valueTexts);
  const onTheLeft = x > width / 2;
  const rows = [...data.series].reverse();
  const total = countsOf(data).reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
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
            {rows.map(({ id, label, look, unit = 'count', values }) => (
              <tr key={id}>
                <th scope="row">
                  <span className="pk-chart-swatch" data-look={look} data-unit={unit} />
                  {label}
                </th>
                <td>{typeof values[at] === 'number' ? numbers[unit](values[at]) : t('value.unknown')}</td>
              </tr>
            ))}
            {totalLabel && (
              <tr className="pk-chart-total">
                <th scope="row">{totalLabel}</th>
                <td>{numbers.count(total)}</td>
              </tr>
            )}
          </tbody>
        </table>
      ) : (
        <p className="pk-muted">{unknown}</p>
      )}
    </div>
  );
}
