import { writeXlsx, xlsxMediaType } from '@partnerkit/sdk/xlsx';
import { saveFile } from '../save-file.ts';
import { streamParts } from '../stream-parts.ts';
import { exportedTable, savedName, type TableExport } from './table-export.ts';

const longestSheetName = 31;
const noSheetName = /[[\]:*?/\\\p{C}]|^'+|'+$/gu;

/** Saves a table as a workbook, in which texts stay texts and dates are dates (REP-9). */
export async function saveTable<Row>(table: TableExport<Row>): Promise<void> {
  const { columns, lines } = exportedTable(table);
  const sheetName = table.label.slice(0, longestSheetName).replace(noSheetName, ' ').trim() || undefined;
  const stream = writeXlsx(columns, lines, { sheetName, direction: table.dir });
  saveFile(`${savedName(table)}.xlsx`, new Blob(await streamParts(stream), { type: xlsxMediaType }));
}
