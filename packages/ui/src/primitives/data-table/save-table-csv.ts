import { csvDelimiterOf, csvMediaType, writeCsv } from '@partnerkit/sdk/csv';
import { saveFile } from '../save-file.ts';
import { type ExportedLine, exportedTable, savedName, type TableExport } from './table-export.ts';

/** Saves a table as a CSV that opens safely in a spreadsheet (REP-7). */
export async function saveTable<Row>(table: TableExport<Row>): Promise<void> {
  const { columns, lines } = exportedTable(table);
  const all: ExportedLine[] = [];
  for await (const line of lines) all.push(line);
  const delimiter = csvDelimiterOf(table.locale);
  const text = writeCsv(columns, all, { profile: 'spreadsheet', byteOrderMark: true, delimiter });
  saveFile(`${savedName(table)}.csv`, new Blob([text], { type: csvMediaType }));
}
