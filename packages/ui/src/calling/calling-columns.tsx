import type { ReactNode } from 'react';
import type { FigureWriting } from '../i18n/figure-formats.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { columnTexts } from '../i18n/texts/column-texts.ts';
import { customersTexts } from '../i18n/texts/customers-texts.ts';
import type { IdIn } from '../i18n/translate.ts';
import type { DataColumn } from '../primitives/data-table/data-column.ts';
import { nameCell } from '../primitives/data-table/name-cell.tsx';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import type { CallingCustomer, CallingSort } from './use-calling-customers.ts';

/** A column of a calling table. */
export type CallingColumn = DataColumn<CallingCustomer, CallingSort>;

/** What the columns of a calling table depend on. */
export interface CallingColumnOptions extends FigureWriting {
  readonly opens: boolean;
}

/** A field of a row that is a number where it is known; the source sorts by it. */
export type CallingNumber = {
  [Field in keyof CallingCustomer & CallingSort]: CallingCustomer[Field] extends number | null
    ? Field
    : never;
}[keyof CallingCustomer & CallingSort];

/** The customer, which opens where the host says so. */
export function customerColumn({ t, opens }: CallingColumnOptions): CallingColumn {
  const say = t.with(columnTexts, customersTexts);
  return {
    id: 'customer',
    header: say('column.name'),
    value: ({ customerName }) => customerName,
    csv: [
      { header: say('column.name'), value: ({ customerName }) => customerName },
      { header: say('column.id'), value: ({ customerId }) => customerId },
    ],
    cell: ({ customerName, customerId }) => {
      const name = customerName || customerId;
      return nameCell(name, opens ? say('customers.open', { name }) : undefined);
    },
    width: 200,
    roomy: 300,
    grow: 3,
    sort: 'customer',
    pinned: 'start',
  };
}

/** A number of a row; what is not known says so. */
export function numberColumn(
  field: CallingNumber,
  header: string,
  {
    t,
    formats,
    write = formats.number,
    missing = () => <NotKnown t={t} />,
    ...rest
  }: CallingColumnOptions &
    Partial<CallingColumn> & {
      readonly write?: (value: number) => string;
      /** What stands where the row has no value. */
      readonly missing?: (row: CallingCustomer) => ReactNode;
    },
): CallingColumn {
  const { opens, figureFormats, ...column } = rest;
  return {
    id: field,
    header,
    value: (row) => row[field] ?? undefined,
    cell: (row) => {
      const value = row[field];
      return value === null ? missing(row) : write(value);
    },
    align: 'end',
    width: 108,
    sort: field,
    ...column,
  };
}

const sources = new Map<string | null, IdIn<typeof callingTexts>>([
  ['legs', 'calling.columnLegs'],
  ['totals', 'calling.from.totals'],
]);

/** Where the figures of a row come from. */
export function sourceColumn({ t }: CallingColumnOptions): CallingColumn {
  const say = t.with(callingTexts);
  const nameOf = ({ from }: CallingCustomer) => {
    const id = sources.get(from);
    return id ? say(id) : (from ?? undefined);
  };
  return {
    id: 'from',
    header: say('calling.columnFrom'),
    value: nameOf,
    cell: (row) => nameOf(row) ?? <NoValue t={t} />,
    width: 132,
    hidden: true,
  };
}

/** A share as the CSV holds it: percent with one decimal. */
export function percent(share: number | null): number | undefined {
  return share === null ? undefined : Math.round(share * 1000) / 10;
}
