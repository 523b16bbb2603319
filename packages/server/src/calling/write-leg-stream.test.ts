import { PartnerError } from '@partnerkit/sdk';
import { defaultPoorLegRule } from '@partnerkit/sdk/calling';
import { expect, it } from 'vitest';
import type { StreamedRow } from '../http/streamed-rows.ts';
import type { CallsTarget } from './calls-target.ts';
import type { TakenLegs } from './take-legs.ts';
import { batchLimits, writeLegStream } from './write-leg-stream.ts';

/** Rows without an end, and how many of them were asked for. */
function endlessRows(size: number) {
  const asked = { rows: 0, isClosed: false };
  async function* rows(): AsyncGenerator<StreamedRow> {
    try {
      while (true) {
        const id = `${asked.rows++}`;
        const times = { startAt: '2026-11-16T10:00:00Z', endAt: '2026-11-16T10:01:00Z' };
        const row = { id, callId: id, customerId: 'o1', direction: 'made', endpoint: 'app', ...times };
        yield { line: asked.rows, size, row };
      }
    } finally {
      asked.isClosed = true;
    }
  }
  return { rows: rows(), asked };
}

/** A database that answers when it is told to. */
function heldTarget() {
  const waiting: { resolve: (answer: TakenLegs) => void; reject: (cause: Error) => void }[] = [];
  const target: CallsTarget = {
    partner: 'demo',
    rule: defaultPoorLegRule,
    transaction: <T>() =>
      new Promise<TakenLegs>((resolve, reject) => waiting.push({ resolve, reject })) as Promise<T>,
  };
  return { target, waiting };
}

const all: TakenLegs = { taken: 2, repeated: 1, otherProducts: 0, refusedCount: 0, refused: [] };
const refusal = new PartnerError({ code: 'unavailable', message: 'The database is away' });

it.each([
  ['legs', batchLimits.legs, 10],
  ['text', 4, batchLimits.size / 4],
])('reads one batch of %s while another is written, and nothing beyond', async (_what, batch, size) => {
  const { rows, asked } = endlessRows(size);
  const { target, waiting } = heldTarget();
  const written = writeLegStream(rows, target);
  await expect.poll(() => asked.rows).toBe(2 * batch);
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(asked.rows).toBe(2 * batch);
  // the batches stay in order: nothing of the second is there before the first is in
  expect(waiting).toHaveLength(1);
  waiting[0]?.resolve(all);
  await expect.poll(() => asked.rows).toBe(3 * batch);
  expect(waiting).toHaveLength(2);
  waiting[1]?.reject(refusal);
  await expect(written).rejects.toMatchObject({
    code: 'unavailable',
    message: 'The database is away; 3 legs were taken before',
  });
  expect(asked).toEqual({ rows: 3 * batch, isClosed: true });
});
