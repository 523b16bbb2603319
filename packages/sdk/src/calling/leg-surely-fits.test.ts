import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callLegSchema } from './call-leg.schema.ts';
import { legSurelyFits } from './leg-surely-fits.ts';

const good = {
  ...{ id: 'leg', callId: 'call', customerId: 'c', direction: 'made', endpoint: 'app' },
  ...{
    startAt: '2026-11-10T10:00:00Z',
    answeredAt: '2026-11-10T10:00:05.500Z',
    endAt: '2026-11-10T10:02:05Z',
  },
  audio: { jitterMs: 10, latencyMs: null },
  queue: {
    ...{ id: 'q', enteredAt: '2026-11-10T10:00:00Z', leftAt: '2026-11-10T10:00:00Z', outcome: 'abandoned' },
  },
};

it('knows a good leg', () => expect(legSurelyFits(good)).toBe(true));

it('never takes what the schema refuses', () => {
  const odd = fc.oneof(
    fc.anything(),
    fc.constantFrom('', 'x', null, undefined, -1, 101, Number.NaN, '2026-02-30T10:00:00Z'),
    fc.constantFrom('2026-11-10T10:00:00Z', '2026-11-10T09:00:00Z', { jitterMs: -1 }, { lossPercent: 101 }),
    fc.constantFrom(good.queue, { ...good.queue, outcome: 'gone' }, { ...good.queue, leftAt: 'soon' }),
  );
  const rows = fc
    .dictionary(fc.constantFrom(...Object.keys(good), 'video', 'userId', 'feature', 'product'), odd, {
      maxKeys: 2,
    })
    .map((changes) => ({ ...good, ...changes }));
  fc.assert(
    fc.property(rows, (row) => {
      if (legSurelyFits(row)) expect(callLegSchema.safeParse(row).success).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
