import type { ReactNode } from 'react';
import { productTexts } from '../../ui/src/i18n/texts/product-texts.ts';
import { regionTexts } from '../../ui/src/i18n/texts/region-texts.ts';
import { statusTexts } from '../../ui/src/i18n/texts/status-texts.ts';
import { isPlain } from './asked.ts';
import { type Amount, type BenchColumn, columns } from './columns.ts';
import type { BenchRow, DerivedOf } from './contestant.ts';
import { type Listed, nameCell, nextCell, productsCell, statusCell, tagsCell } from './host-cells.tsx';

/** A column as a host writes it for its grid. */
export interface HostColumn extends BenchColumn, HostCell {}

interface HostCell {
  /** What a cell says. */
  readonly text: (row: BenchRow) => string;
  /** What it is sorted by where that is a number. */
  readonly number?: (row: BenchRow) => number;
  /** What a cell draws where that is more than its text. */
  readonly cell?: ((row: BenchRow) => ReactNode) | undefined;
  /** What a canvas, which has no elements, draws of several. */
  readonly listed?: ((row: BenchRow) => Listed) | undefined;
}

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const numbers = new Intl.NumberFormat('en');
const names: Readonly<Record<string, string>> = { ...statusTexts, ...regionTexts, ...productTexts };
const namesOf = (family: string, values: readonly string[]) =>
  values.map((value) => names[`${family}.${value}`] ?? value);

/** The columns over rows of which this finds the derived cells, at the moment a cell, a filter or an order asks for them. */
export function hostColumns(derivedOf: DerivedOf): readonly HostColumn[] {
  const cells = hostCells(derivedOf);
  return columns.map((column) => {
    const { text, number, cell, listed } = cells[column.id];
    const drawn = isPlain ? {} : { cell, listed };
    return { ...column, text, ...(number && { number }), ...drawn };
  });
}

function hostCells(derivedOf: DerivedOf): Readonly<Record<BenchColumn['id'], HostCell>> {
  const statusNames = (row: BenchRow) => namesOf('status', derivedOf(row).statuses);
  const productNames = (row: BenchRow) => namesOf('product', derivedOf(row).products);
  const statuses = (row: BenchRow) => listed(statusNames(row));
  const products = (row: BenchRow) => listed(productNames(row), fitting);
  const tags = ({ tags }: BenchRow) => listed(tags ?? []);
  const next = (row: BenchRow) => {
    const { expires, renews } = derivedOf(row);
    const day = expires ?? renews;
    if (day === undefined) return undefined;
    return { word: day === expires ? 'Expires' : 'Renews', day: dates.format(new Date(day)) };
  };
  const amount = (id: Amount): HostCell => ({
    text: (row) => numbers.format(derivedOf(row)[id]),
    number: (row) => derivedOf(row)[id],
  });
  return {
    name: { text: ({ name }) => name, cell: ({ name }) => nameCell(name) },
    status: {
      text: (row) => statusNames(row).join(', '),
      cell: (row) => statusCell(derivedOf(row).statuses[0], statuses(row)),
      listed: statuses,
    },
    region: { text: ({ region }) => names[`region.${region}`] ?? region ?? 'Not known' },
    products: {
      text: (row) => productNames(row).join(', '),
      cell: (row) => productsCell(products(row)),
      listed: products,
    },
    licenses: amount('licenses'),
    assigned: amount('assigned'),
    used: amount('used'),
    next: {
      text: (row) => {
        const found = next(row);
        return found ? `${found.word} ${found.day}` : '–';
      },
      cell: (row) => nextCell(next(row)),
    },
    tags: { text: ({ tags }) => tags?.join(', ') ?? '', cell: (row) => tagsCell(tags(row)), listed: tags },
    lastSignIn: {
      text: ({ lastAdminSignInAt: at }) =>
        at === undefined ? 'Not known' : at === null ? 'Never' : dates.format(new Date(at)),
    },
  };
}

/** The first of several, or as many as a count says. */
function listed(all: readonly string[], count: (all: readonly string[]) => number = () => 1): Listed {
  const shown = count(all);
  return { shown: all.slice(0, shown).join(', '), rest: all.slice(shown) };
}

/** How many products ours names: those that 20 letters hold, 18 where a number follows; at least one. */
function fitting(names: readonly string[]): number {
  const letters = (count: number) => names.slice(0, count).join(', ').length;
  if (letters(names.length) <= 20) return names.length;
  let count = 1;
  while (count + 1 < names.length && letters(count + 1) <= 18) count++;
  return count;
}
