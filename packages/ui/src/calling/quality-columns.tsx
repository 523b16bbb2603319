import { domainName } from '../i18n/domain-names.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { endpointTexts } from '../i18n/texts/endpoint-texts.ts';
import { ChangeValue } from '../primitives/change-value.tsx';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import {
  type CallingColumn,
  type CallingColumnOptions,
  customerColumn,
  numberColumn,
  percent,
  sourceColumn,
} from './calling-columns.tsx';
import type { CallingCustomer } from './use-calling-customers.ts';

/** The columns of customers and call quality (CAL-5). Legs that were not measured are neither good nor poor. */
export function qualityColumns(options: CallingColumnOptions): readonly CallingColumn[] {
  const { formats, figureFormats } = options;
  const t = options.t.with(callingTexts, endpointTexts);
  const notMeasured = <span className="pk-unknown">{t('calling.notMeasured')}</span>;
  return [
    customerColumn(options),
    numberColumn('legs', t('calling.columnLegs'), options),
    {
      ...numberColumn('poorLegs', t('calling.poorLegs'), options),
      value: (row) => (isUnrated(row) ? undefined : (row.poorLegs ?? undefined)),
      cell: (row) =>
        isUnrated(row) ? (
          notMeasured
        ) : row.poorLegs === null ? (
          <NotKnown t={t} />
        ) : (
          formats.number(row.poorLegs)
        ),
      width: 124,
    },
    {
      id: 'ratedLegs',
      header: t('calling.columnRatedLegs'),
      value: ({ ratedLegs }) => ratedLegs ?? undefined,
      cell: ({ ratedLegs }) => (ratedLegs === null ? <NotKnown t={t} /> : formats.number(ratedLegs)),
      align: 'end',
      width: 124,
      hidden: true,
    },
    {
      ...numberColumn('poorShare', t('calling.columnPoorShare'), {
        ...options,
        write: figureFormats.share,
        missing: (row) =>
          isUnrated(row) ? notMeasured : row.ratedLegs === null ? <NotKnown t={t} /> : <NoValue t={t} />,
      }),
      value: ({ poorShare }) => percent(poorShare),
      width: 124,
    },
    {
      ...numberColumn('poorShareChange', t('calling.columnPoorChange'), options),
      value: ({ poorShareChange }) => percent(poorShareChange),
      cell: ({ poorShareChange }) => (
        <ChangeValue
          value={poorShareChange === null ? null : percent(poorShareChange)}
          format={figureFormats.change}
          t={t}
        />
      ),
      width: 156,
    },
    {
      id: 'worstEndpoint',
      header: t('calling.columnWorstEndpoint'),
      value: ({ worstEndpoint }) =>
        worstEndpoint === null ? undefined : domainName(t, 'endpoint', worstEndpoint),
      cell: ({ worstEndpoint, poorLegs }) =>
        worstEndpoint !== null ? (
          domainName(t, 'endpoint', worstEndpoint)
        ) : poorLegs === 0 ? (
          <NoValue t={t} />
        ) : (
          <NotKnown t={t} />
        ),
      width: 156,
      grow: 1,
    },
    sourceColumn(options),
  ];
}

/** There were legs, and none of them was measured. */
function isUnrated({ legs, ratedLegs }: CallingCustomer): boolean {
  return legs !== null && legs > 0 && ratedLegs === 0;
}
