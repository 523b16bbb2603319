import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsx } from '../../../sdk/src/xlsx/write-xlsx.ts';
import type { WriteRows } from '../contestant.ts';
import { deviceColumns, deviceRows } from '../device-rows.ts';

/** Ours: the header is bold and stays on top, and a day is a date. */
export const run: WriteRows = (rows, sink) =>
  pipeline(Readable.fromWeb(writeXlsx(deviceColumns, deviceRows(rows)) as never), sink);
