import { once } from 'node:events';
import excel from 'exceljs';
import type { WriteRows } from '../contestant.ts';
import { type DeviceRow, deviceHeaders, deviceRows } from '../device-rows.ts';

/** The streaming writer of exceljs: a bold header that stays on top, and days as dates. */
export const run: WriteRows = async (rows, sink) => {
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: sink, useStyles: true });
  const sheet = workbook.addWorksheet('Sheet1', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = deviceHeaders.map((header) => ({
    header,
    width: 20,
    ...(header === 'day' ? { style: { numFmt: 'yyyy-mm-dd' } } : {}),
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  for (const row of deviceRows(rows)) {
    sheet.addRow(valuesOf(row)).commit();
    // it takes rows whether or not the sink does
    if (sink.writableNeedDrain) await once(sink, 'drain');
  }
  await workbook.commit();
};

function valuesOf(row: DeviceRow): unknown[] {
  return deviceHeaders.map((name) => {
    const value = row[name as keyof DeviceRow];
    return name === 'day' ? new Date(`${value}T00:00:00Z`) : value;
  });
}
