import { Sparkline } from '../charts/sparkline.tsx';
import { barTexts } from '../i18n/texts/bar-texts.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { sectionTexts } from '../i18n/texts/section-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
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
  const { formats, figureFormats } = options;
  const t = options.t.with(callingTexts);
  // whole minutes: what is less than one is not none
  const write = (value: number) =>
    value > 0 && value < 1 ? `<${formats.number(1)}` : formats.number(Math.round(value));
  return [
    customerColumn(options),
    licensesColumn(options),
    numberColumn('activeUsers', t('calling.columnActiveUsers'), options),
    numberColumn('calls', t('calling.calls'), options),
    {
      ...numberColumn('callsChange', t('calling.columnCallsChange'), options),
      cell: ({ callsChange }) => <ChangeValue value={callsChange} format={figureFormats.change} t={t} />,
      width: 132,
    },
    numberColumn('legs', t('calling.columnLegs'), options),
    numberColumn('minutes', t('calling.columnMinutes'), { ...options, write }),
    numberColumn('videoMinutes', t('calling.columnVideoMinutes'), { ...options, write, width: 124 }),
    trendColumn(options),
    sourceColumn(options),
  ];
}

function licensesColumn({ t, formats }: CallingColumnOptions): CallingColumn {
  const say = t.with(barTexts, callingTexts, sectionTexts, valueTexts);
  return {
    id: 'licenses',
    header: say('calling.columnLicenses'),
    value: ({ licenses }) => licenses ?? undefined,
    csv: [
      { header: say('bar.assigned'), value: ({ assigned }) => assigned ?? undefined },
      { header: say('section.columnTotal'), value: ({ licenses }) => licenses ?? undefined },
    ],
    cell: ({ licenses, assigned }) =>
      licenses === null && assigned === null ? (
        <NotKnown t={t} />
      ) : (
        say('calling.licensesOf', {
          assigned: assigned === null ? say('value.unknown') : formats.number(assigned),
          total: licenses === null ? say('value.unknown') : formats.number(licenses),
        })
      ),
    align: 'end',
    width: 132,
    sort: 'licenses',
  };
}

function trendColumn({ t, formats }: CallingColumnOptions): CallingColumn {
  const say = t.with(callingTexts, valueTexts);
  const weeks = 8;
  const ago = (row: CallingCustomer, count: number) => row.callsByWeek.at(-1 - count) ?? undefined;
  return {
    id: 'trend',
    header: say('calling.columnTrend'),
    value: () => undefined,
    csv: Array.from({ length: weeks }, (_, at) => weeks - 1 - at).map((count) => ({
      header: say('calling.columnCallsBefore', { weeks: count }),
      value: (row) => ago(row, count),
    })),
    cell: ({ callsByWeek }) => (
      <Sparkline
        values={callsByWeek}
        label={say('calling.trendText', {
          calls: callsByWeek
            .map((calls) => (calls === null ? say('calling.gap') : formats.number(calls)))
            .join(say('value.separator')),
        })}
      />
    ),
    width: 124,
    grow: 1,
  };
}
