import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PrintableRuns } from './printable-runs.ts';

it('a run of printable ASCII ends where it does byte by byte, wherever bytes begin', () => {
  const byte = fc.oneof(
    { arbitrary: fc.integer({ min: 0x20, max: 0x7f }), weight: 12 },
    fc.constantFrom(0, 0x1f, 0x0a, 0x80, 0x9f, 0xa0, 0xff),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 40 }), fc.nat(5), fc.nat(39), (all, start, from) => {
      const bytes = Uint8Array.from(all).subarray(start);
      if (from > bytes.length) return;
      const rest = bytes.subarray(from).findIndex((one) => one < 0x20 || one >= 0x80);
      expect(new PrintableRuns(bytes).end(from)).toBe(rest === -1 ? bytes.length : from + rest);
    }),
    { numRuns: 2000 },
  );
});
