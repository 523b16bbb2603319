import type { StreamedRow } from '../http/streamed-rows.ts';
import { rollUpAll } from './roll-up.ts';
import type { TakenLegs } from './take-legs.ts';
import { type LegStreamTarget, writeLegStream } from './write-leg-stream.ts';

/**
 * Takes legs as they come along (`writeLegStream`). The weeks that changed are counted anew at the end, also where the stream
 * breaks off: what a killed process leaves marked, the next start counts.
 */
export async function takeLegStream(
  rows: AsyncIterable<StreamedRow>,
  target: LegStreamTarget,
): Promise<TakenLegs> {
  try {
    return await writeLegStream(rows, target);
  } finally {
    await rollUpAll(target);
  }
}
