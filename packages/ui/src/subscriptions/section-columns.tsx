import type { ReactNode } from 'react';
import type { FigureWriting } from '../i18n/figure-formats.ts';
import { moneyText } from '../i18n/money-text.ts';
import { barTexts } from '../i18n/texts/bar-texts.ts';
import { columnTexts } from '../i18n/texts/column-texts.ts';
import { customersTexts } from '../i18n/texts/customers-texts.ts';
import { sectionTexts } from '../i18n/texts/section-texts.ts';
import { wasteTexts } from '../i18n/texts/waste-texts.ts';
import type { IdIn, Translate } from '../i18n/translate.ts';
import { ChangeValue } from '../primitives/change-value.tsx';
import type { DataColumn } from '../primitives/data-table/data-column.ts';
import { nameCell } from '../primitives/data-table/name-cell.tsx';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import { LicenseBar } from './license-bar.tsx';
import { CountAndShare, SubscriptionCell } from './section-cells.tsx';
import type { SectionId, SectionRow, SectionSort } from './use-section-rows.ts';
import { type WasteKind, wasteAmount, wasteKind } from './waste-words.ts';

/** A column of a section. */
export type SectionColumn = DataColumn<SectionRow, SectionSort>;

/** What the columns of a section depend on. */
export interface SectionColumnOptions extends FigureWriting {
  readonly locale: string;
  readonly opens: boolean;
  /** Whether licenses have prices, so that waste costs something (PRC-1). */
  readonly hasPrices: boolean;
}

type Header = IdIn<typeof barTexts | typeof columnTexts | typeof sectionTexts>;
type Maker = (options: SectionColumnOptions) => Omit<SectionColumn, 'id'>;

const known = (value: number | null | undefined) => value ?? undefined;

/** A count that every row of the section has. */
const count =
  (header: Header, of: (row: SectionRow) => number | undefined, sort: SectionSort, width = 116): Maker =>
  ({ t, formats }) => ({
    header: t.with(barTexts, columnTexts, sectionTexts)(header),
    value: of,
    cell: (row) => {
      const value = of(row);
      return value === undefined ? <NoValue t={t} /> : formats.number(value);
    },
    align: 'end',
    width,
    sort,
  });

/** A weekly change: with its sign, and no value where there is no earlier week. */
const change =
  (header: Header, of: (row: SectionRow) => number | null | undefined): Maker =>
  (options) => ({
    header: options.t.with(barTexts, columnTexts, sectionTexts)(header),
    value: (row) => known(of(row)),
    cell: (row) => <ChangeValue value={of(row)} format={options.figureFormats.change} t={options.t} />,
    align: 'end',
    width: 180,
  });

/** A count beside its share of what was purchased. */
const countAndShare =
  (kind: 'assigned' | 'used', header: Header, names: { count: Header; share: Header }): Maker =>
  (options) => {
    const share = (row: SectionRow) => (kind === 'assigned' ? row.assignedShare : row.usedShare);
    const t = options.t.with(barTexts, columnTexts, sectionTexts);
    return {
      header: t(header),
      value: (row) => known(row[kind]),
      csv: [
        { header: t(names.count), value: (row) => known(row[kind]) },
        { header: t(names.share), value: (row) => percent(share(row)) },
      ],
      cell: (row) => <CountAndShare count={row[kind]} share={share(row)} writing={options} />,
      align: 'end',
      width: 156,
      sort: kind,
    };
  };

function percent(share: number | null | undefined): number | undefined {
  return share === null || share === undefined ? undefined : Math.round(share * 1000) / 10;
}

const makers = {
  customer: ({ t, opens }) => ({
    header: t.with(columnTexts)('column.name'),
    value: ({ customerName }) => customerName,
    csv: [
      { header: t.with(columnTexts)('column.name'), value: ({ customerName }) => customerName },
      { header: t.with(columnTexts)('column.id'), value: ({ customerId }) => customerId },
    ],
    cell: ({ customerName, customerId }) => {
      const name = customerName || customerId;
      return nameCell(name, opens ? t.with(customersTexts)('customers.open', { name }) : undefined);
    },
    width: 240,
    roomy: 300,
    grow: 3,
    sort: 'customer',
    pinned: 'start',
  }),
  id: ({ t }) => ({
    header: t.with(sectionTexts)('section.columnId'),
    value: ({ id }) => id,
    cell: (row) => <SubscriptionCell row={row} t={t} />,
    // with the badge of a trial
    width: 190,
    grow: 1,
    sort: 'id',
  }),
  daysSinceAdded: count('section.columnDaysSinceAdded', (row) => row.daysSinceAdded, 'added'),
  monthsSinceAdded: count('section.columnMonthsSinceAdded', (row) => row.monthsSinceAdded, 'added'),
  daysToExpiry: count('section.columnDaysToExpiry', (row) => row.daysToExpiry, 'ends'),
  daysToRenewal: count('section.columnDaysToRenewal', (row) => row.daysToRenewal, 'ends'),
  monthsRemaining: count('section.columnMonthsRemaining', (row) => row.monthsRemaining, 'ends'),
  total: count('section.columnTotal', (row) => row.total, 'total', 108),
  distribution: ({ t, formats }) => ({
    header: t.with(sectionTexts)('section.columnDistribution'),
    value: ({ assigned }) => known(assigned),
    csv: [
      { header: t.with(barTexts)('bar.used'), value: ({ used }) => known(used) },
      { header: t.with(barTexts)('bar.assigned'), value: ({ assigned }) => known(assigned) },
      { header: t.with(barTexts)('bar.available'), value: ({ available }) => known(available) },
      { header: t.with(barTexts)('bar.over'), value: ({ overage }) => known(overage) },
    ],
    cell: ({ total, assigned, used }) => (
      <LicenseBar purchased={total} assigned={assigned} used={used} t={t} formats={formats} />
    ),
    width: 232,
    grow: 2,
    sort: 'assignedShare',
  }),
  assignedChange: change('section.columnAssignedChange', (row) => row.assignedChange),
  usedChange: change('section.columnUsedChange', (row) => row.usedChange),
  used3Months: ({ t, formats }) => ({
    header: t.with(sectionTexts)('section.columnUsed3Months'),
    value: ({ used3Months }) => known(used3Months),
    cell: ({ used3Months }): ReactNode =>
      known(used3Months) === undefined ? <NotKnown t={t} /> : formats.number(used3Months as number),
    align: 'end',
    width: 132,
    sort: 'used3Months',
  }),
  autoRenews: ({ t }) => ({
    header: t.with(sectionTexts)('section.columnAutoRenews'),
    value: (row) => yesOrNo(row, t),
    cell: (row) => yesOrNo(row, t) ?? <NotKnown t={t} />,
    width: 116,
  }),
  assigned: countAndShare('assigned', 'section.columnAssigned', {
    count: 'bar.assigned',
    share: 'section.columnAssignedShare',
  }),
  used: countAndShare('used', 'section.columnUsed', { count: 'bar.used', share: 'section.columnUsedShare' }),
} satisfies Record<string, Maker>;

/** What the waste of a row costs a month (PRC-1). */
function wasteColumn(kind: WasteKind, { t, locale }: SectionColumnOptions): Omit<SectionColumn, 'id'> {
  const say = t.with(wasteTexts);
  const part = (name: 'unassigned' | 'unused' | 'overage', header: IdIn<typeof wasteTexts>) => ({
    header: say(header),
    value: ({ waste }: SectionRow) => known(waste?.[name]),
  });
  const isIdle = kind === 'idle';
  return {
    header: say(isIdle ? 'waste.columnIdle' : 'waste.columnOverage'),
    value: ({ waste }) => known(waste && wasteAmount(waste, kind)),
    csv: [
      { header: say('waste.columnCurrency'), value: ({ waste }) => waste?.currency },
      ...(isIdle
        ? [part('unassigned', 'waste.columnUnassigned'), part('unused', 'waste.columnUnused')]
        : [part('overage', 'waste.columnOverage')]),
    ],
    cell: ({ waste }) => {
      if (!waste) return <NoValue t={t} />;
      const amount = wasteAmount(waste, kind);
      return amount === null ? <NotKnown t={t} /> : <bdi>{moneyText(locale, amount, waste.currency)}</bdi>;
    },
    align: 'end',
    width: 148,
  };
}

function yesOrNo({ autoRenews }: SectionRow, t: Translate): string | undefined {
  const say = t.with(sectionTexts);
  if (autoRenews === undefined) return undefined;
  return say(autoRenews ? 'section.yes' : 'section.no');
}

type SectionColumnId = keyof typeof makers;

/** The columns of each section, in order (SUB-1 to SUB-5). */
const columnsOfSection: Readonly<Record<SectionId, readonly SectionColumnId[]>> = {
  recentlyAdded: [
    'customer',
    'id',
    'daysSinceAdded',
    'total',
    'distribution',
    'assignedChange',
    'usedChange',
  ],
  expiring: ['customer', 'id', 'daysToExpiry', 'total', 'distribution', 'used3Months'],
  renewing: ['customer', 'id', 'daysToRenewal', 'total', 'distribution', 'used3Months'],
  lowAssignment: [
    'customer',
    'id',
    'monthsSinceAdded',
    'assigned',
    'total',
    'distribution',
    'assignedChange',
  ],
  overLimit: ['customer', 'id', 'monthsRemaining', 'autoRenews', 'total', 'assigned', 'used'],
};

/** The columns of a section. */
export function sectionColumns(section: SectionId, options: SectionColumnOptions): readonly SectionColumn[] {
  const columns = columnsOfSection[section].map((id) => ({ id, ...makers[id](options) }));
  return options.hasPrices
    ? [...columns, { id: 'waste', ...wasteColumn(wasteKind(section), options) }]
    : columns;
}
