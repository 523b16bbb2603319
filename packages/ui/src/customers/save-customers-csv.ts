import type { Customer } from '@partnerkit/sdk';
import { writeCsv } from '@partnerkit/sdk/csv';
import type { DataColumn } from '../primitives/data-table/data-column.ts';

/** Saves all customers of a result, not only a page, as a CSV that opens safely in a spreadsheet (REP-7). */
export async function saveCustomersCsv(
  customers: AsyncIterable<Customer>,
  columns: readonly DataColumn<Customer>[],
): Promise<void> {
  const rows: Customer[] = [];
  for await (const customer of customers) rows.push(customer);
  const text = writeCsv(
    columns.map(({ header, value }) => ({ header, value })),
    rows,
    { profile: 'spreadsheet', byteOrderMark: true },
  );
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'customers.csv';
  link.click();
  URL.revokeObjectURL(url);
}
