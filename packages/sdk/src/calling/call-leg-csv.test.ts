import { describe, expect, it } from 'vitest';
import { callLegSchema } from './call-leg.schema.ts';
import { callLegCsvColumns, callLegCsvReader } from './call-leg-csv.ts';

const leg = {
  id: 'l-1',
  callId: 'c-1',
  customerId: 'o-1',
  startAt: '2026-11-09T09:00:00Z',
  endAt: '2026-11-09T09:05:00Z',
  direction: 'made',
  endpoint: 'deskPhone',
};
const names = Object.keys(leg);
const values: string[] = Object.values(leg);
const read = (more: Readonly<Record<string, string>>) =>
  callLegCsvReader([...names, ...Object.keys(more)])([...values, ...Object.values(more)]);

describe('call legs as CSV', () => {
  it('have columns in any order and letter case; what is empty or not ours is left out', () => {
    const header = ['note', ...names.map((name) => name.toUpperCase()).reverse(), 'feature'];
    expect(callLegCsvReader(header)(['x', ...values.toReversed(), ' '])).toEqual(leg);
  });

  it('hold numbers as numbers, and streams of which nothing was measured', () => {
    const read1 = read({ 'audio.jitterMs': '12.5', 'audio.lossPercent': '0', video: 'true' });
    expect(read1).toEqual({ ...leg, audio: { jitterMs: 12.5, lossPercent: 0 }, video: {} });
    expect(read({ audio: 'true', 'audio.jitterMs': '3' })).toEqual({ ...leg, audio: { jitterMs: 3 } });
    expect(read({ 'audio.jitterMs': '3', audio: 'true' })).toEqual({ ...leg, audio: { jitterMs: 3 } });
    expect(read({ audio: 'false' }).audio).toBeUndefined();
  });

  it.each([
    ['audio.jitterMs', '12,5'],
    ['video.lossPercent', 'n/a'],
    ['audio.latencyMs', '-3'],
    ['video', 'perhaps'],
  ])('keep what is no such value for the schema to refuse by name: %s %s', (column, cell) => {
    const parsed = callLegSchema.safeParse(read({ [column]: cell }));
    expect(parsed.error?.issues[0]?.path.join('.')).toBe(column);
  });

  it('name the column that is missing or stands there twice', () => {
    expect(() => callLegCsvReader(names.slice(1))).toThrow('header: expected the column id, found callId');
    expect(() => callLegCsvReader([...names, 'ENDPOINT '])).toThrow(
      'header: expected the column endpoint once',
    );
    expect(() => callLegCsvReader(callLegCsvColumns)).not.toThrow();
  });
});
