import { writeCsv } from '@partnerkit/sdk/csv';
import type { SectionColumn } from './section-columns.tsx';
import type { SectionRow } from './use-section-rows.ts';

/** Saves all rows of a section, not only a page, as a CSV that opens safely in a spreadsheet (REP-7). */
export async function saveSectionCsv(
  fileName: string,
  rows: AsyncIterable<SectionRow>,
  columns: readonly SectionColumn[],
): Promise<void> {
  const all: SectionRow[] = [];
  for await (const row of rows) all.push(row);
  const text = writeCsv(
    // what is drawn in one column may be several numbers
    columns.flatMap(({ header, value, csv }) => csv ?? [{ header, value }]),
    all,
    { profile: 'spreadsheet', byteOrderMark: true },
  );
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
