/** A column as every contestant has it. */
export interface BenchColumn {
  readonly id: 'name' | 'status' | 'region' | 'products' | Amount | 'next' | 'tags' | 'lastSignIn';
  readonly title: string;
  readonly width: number;
  readonly align?: 'end';
}

/** The columns of numbers. */
export type Amount = 'licenses' | 'assigned' | 'used';

/** Height of a row for all contestants. */
export const rowHeight = 36;

/** Height of a table with its header for all contestants: what ours takes of this page, 72 % of its 900 pixels. */
export const tableHeight = 648;

/** The ten columns; all of them fit into the page, beside one of check boxes. */
export const columns: readonly BenchColumn[] = [
  { id: 'name', title: 'Customer', width: 220 },
  { id: 'status', title: 'Status', width: 190 },
  { id: 'region', title: 'Region', width: 145 },
  { id: 'products', title: 'Products', width: 175 },
  { id: 'licenses', title: 'Licenses', width: 90, align: 'end' },
  { id: 'assigned', title: 'Assigned', width: 90, align: 'end' },
  { id: 'used', title: 'Used', width: 90, align: 'end' },
  { id: 'next', title: 'Next date', width: 185, align: 'end' },
  { id: 'tags', title: 'Tags', width: 170 },
  { id: 'lastSignIn', title: 'Last sign-in', width: 130, align: 'end' },
];
