import { Sparkline } from '../charts/sparkline.tsx';
import { ChangeValue } from '../primitives/change-value.tsx';
import { NotKnown } from '../primitives/unknown-value.tsx';
import {
  type CallingColumn,
  type CallingColumnOptions,
  customerColumn,
  numberColumn,
  sourceColumn,
} from './calling-columns.tsx';
import type { CallingCustomer } from './use-calling-customers.ts';

/** The columns of customers and usage (CAL-2). */
export function usageColumns(options: CallingColumnOptions): readonly CallingColumn[] {
  const { t, formats, figureFormats } = options;
  // whole minutes: what is less than one is not none
  const write = (value: number) =>
    value > 0 && value < 1 ? `<${formats.number(1)}` : formats.number(Math.round(value));
  return [
    customerColumn(options),
    licensesColumn(options),
    numberColumn('activeUsers', 'calling.columnActiveUsers', options),
    numberColumn('calls', 'calling.calls', options),
    {
      ...numberColumn('callsChange', 'calling.columnCallsChange', options),
      cell: ({ callsChange }) => <ChangeValue value={callsChange} format={figureFormats.change} t={t} />,
      width: 132,
    },
    numberColumn('legs', 'calling.columnLegs', options),
    numberColumn('minutes', 'calling.columnMinutes', { ...options, write }),
    numberColumn('videoMinutes', 'calling.columnVideoMinutes', { ...options, write, width: 124 }),
    trendColumn(options),
    sourceColumn(options),
  ];
}

function licensesColumn({ t, formats }: CallingColumnOptions): CallingColumn {
  return {
    id: 'licenses',
    header: t('calling.columnLicenses'),
    value: ({ licenses }) => licenses ?? undefined,
    csv: [
      { header: t('bar.assigned'), value: ({ assigned }) => assigned ?? undefined },
      { header: t('section.columnTotal'), value: ({ licenses }) => licenses ?? undefined },
    ],
    cell: ({ licenses, assigned }) =>
      licenses === null && assigned === null ? (
        <NotKnown t={t} />
      ) : (
        t('calling.licensesOf', {
          assigned: assigned === null ? t('value.unknown') : formats.number(assigned),
          total: licenses === null ? t('value.unknown') : formats.number(licenses),
        })
      ),
    align: 'end',
    width: 132,
    sort: 'licenses',
  };
}

function trendColumn({ t, formats }: CallingColumnOptions): CallingColumn {
  const weeks = 8;
  const ago = (row: CallingCustomer, count: number) => row.callsByWeek.at(-1 - count) ?? undefined;
  return {
    id: 'trend',
    header: t('calling.columnTrend'),
    value: () => undefined,
    csv: Array.from({ length: weeks }, (_, at) => weeks - 1 - at).map((count) => ({
      header: t('calling.columnCallsBefore', { weeks: count }),
      value: (row) => ago(row, count),
    })),
    cell: ({ callsByWeek }) => (
      <Sparkline
        values={callsByWeek}
        label={t('calling.trendText', {
          calls: callsByWeek
            .map((calls) => (calls === null ? t('calling.gap') : formats.number(calls)))
            .join(t('value.separator')),
        })}
      />
    ),
    width: 124,
    grow: 1,
  };
}
