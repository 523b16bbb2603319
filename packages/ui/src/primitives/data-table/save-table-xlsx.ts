import { writeXlsx } from '@partnerkit/sdk/xlsx';
import { saveFile } from '../save-file.ts';
import { exportedTable, type TableExport } from './table-export.ts';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const longestSheetName = 31;
const noSheetName = /[[\]:*?/\\\p{C}]|^'+|'+$/gu;

/** Saves a table as a workbook, in which texts stay texts and dates are dates (REP-9). */
export async function saveTable<Row>(table: TableExport<Row>): Promise<void> {
  const { columns, lines } = exportedTable(table);
  const sheetName = table.label.slice(0, longestSheetName).replace(noSheetName, ' ').trim() || undefined;
  const stream = writeXlsx(columns, lines, { sheetName, direction: table.dir });
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
  }
  saveFile(`${table.fileName}.xlsx`, new Blob(chunks, { type }));
}
