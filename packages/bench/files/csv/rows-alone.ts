import { once } from 'node:events';
import type { WriteRows } from '../contestant.ts';
import { deviceRows } from '../device-rows.ts';

/** What the rows take before anybody writes them: what every contestant takes too. */
export const run: WriteRows = async (rows, sink) => {
  let known = 0;
  for (const row of deviceRows(rows)) if (row.id !== null) known++;
  sink.end(String(known));
  await once(sink, 'close');
};
