import type { BenchRow } from './contestant.ts';

/** A column as every peer shows it. */
export interface BenchColumn {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly text: (row: BenchRow) => string;
  /** What it is sorted by where that is a number. */
  readonly number?: (row: BenchRow) => number;
}

/** Height of a row for all contestants. */
export const rowHeight = 36;

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const date = (value: string | null | undefined) => (value ? dates.format(new Date(value)) : '');
const numbers = new Intl.NumberFormat('en');
const number = (id: 'licenses' | 'assigned' | 'used', title: string): BenchColumn => ({
  ...{ id, title, width: 90 },
  text: (row) => numbers.format(row[id]),
  number: (row) => row[id],
});

/** The ten columns; all of them fit into the page. */
export const columns: readonly BenchColumn[] = [
  { id: 'name', title: 'Customer', width: 260, text: ({ name }) => name },
  { id: 'status', title: 'Status', width: 200, text: ({ statusText }) => statusText },
  { id: 'region', title: 'Region', width: 80, text: ({ region }) => region ?? '' },
  { id: 'products', title: 'Products', width: 180, text: ({ products }) => products.join(', ') },
  number('licenses', 'Licenses'),
  number('assigned', 'Assigned'),
  number('used', 'Used'),
  { id: 'expires', title: 'Expires', width: 120, text: ({ expires }) => date(expires) },
  { id: 'tags', title: 'Tags', width: 180, text: ({ tags }) => tags.join(', ') },
  { id: 'lastSignIn', title: 'Last sign-in', width: 120, text: (row) => date(row.lastAdminSignInAt) },
];
