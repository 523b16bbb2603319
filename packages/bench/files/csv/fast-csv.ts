import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { format } from '@fast-csv/format';
import type { WriteRows } from '../contestant.ts';
import { type DeviceRow, deviceHeaders, deviceRows } from '../device-rows.ts';

/** It has no way of its own to guard formulas: what is recommended to those who do it by hand. */
const guarded = (value: unknown) =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

/** fast-csv as a transform. */
export const run: WriteRows = (rows, sink) => {
  const transform = (row: DeviceRow) => deviceHeaders.map((name) => guarded(row[name as keyof DeviceRow]));
  return pipeline(Readable.from(deviceRows(rows)), format({ headers: [...deviceHeaders], transform }), sink);
};
