import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { WriteRows } from '../contestant.ts';
import { deviceHeaders, deviceRows } from '../device-rows.ts';

/** csv-stringify as a transform, with its own way to guard formulas. */
export const run: WriteRows = (rows, sink) => {
  const options = { header: true, columns: [...deviceHeaders], escape_formulas: true };
  return pipeline(
    Readable.from(deviceRows(rows)),
    stringify({ ...options, cast: { boolean: String } }),
    sink,
  );
};
