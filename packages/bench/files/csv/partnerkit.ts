import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvStream } from '../../../sdk/src/csv/csv-stream.ts';
import type { WriteRows } from '../contestant.ts';
import { deviceColumns, deviceRows } from '../device-rows.ts';

/** Ours: the profile of spreadsheets guards formulas. */
export const run: WriteRows = (rows, sink) => {
  const stream = csvStream(deviceColumns, deviceRows(rows), { profile: 'spreadsheet' });
  return pipeline(Readable.fromWeb(stream as never), sink);
};
