import type { BenchRow } from './contestant.ts';

/** A column as every peer shows it. */
export interface BenchColumn {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly text: (row: BenchRow) => string;
}

/** Height of a row for all contestants. */
export const rowHeight = 36;

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const date = (value: string | null | undefined) => (value ? dates.format(new Date(value)) : '');

/** The ten columns; all of them fit into the page. */
export const columns: readonly BenchColumn[] = [
  { id: 'name', title: 'Customer', width: 260, text: ({ name }) => name },
  { id: 'status', title: 'Status', width: 150, text: ({ statusText }) => statusText },
  { id: 'region', title: 'Region', width: 80, text: ({ region }) => region ?? '' },
  { id: 'products', title: 'Products', width: 180, text: ({ products }) => products.join(', ') },
  { id: 'tags', title: 'Tags', width: 180, text: ({ tags }) => tags.join(', ') },
  { id: 'managed', title: 'Managed by', width: 110, text: ({ managedBy }) => managedBy ?? '' },
  { id: 'adminEmail', title: 'Admin e-mail', width: 240, text: ({ adminEmail }) => adminEmail ?? '' },
  { id: 'lastSignIn', title: 'Last sign-in', width: 120, text: (row) => date(row.lastAdminSignInAt) },
  { id: 'added', title: 'Added', width: 120, text: ({ createdDate }) => date(createdDate) },
  { id: 'externalId', title: 'External id', width: 110, text: ({ externalId }) => externalId ?? '' },
];
