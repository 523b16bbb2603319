import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantMs, usualMs } from './instant-ms.ts';

it('reads every instant as the platform does', () => {
  const instants = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, fc.boolean(), (date, withMs) => {
      const text = withMs ? date.toISOString() : `${date.toISOString().slice(0, 19)}Z`;
      expect(usualMs(text)).toBe(Date.parse(text));
    }),
  );
});

it.each(['2026-02-30T08:00:00Z', '2026-11-16T24:00:00Z', '2026-11-16T08:60:00Z', '2026-11-16', ''])(
  'leaves %s to others',
  (text) => expect(usualMs(text)).toBeUndefined(),
);

it.each([
  ['2026-11-16T08:00:00+01:00', Date.parse('2026-11-16T07:00:00Z')],
  ['2026-11-16T08:00Z', Date.parse('2026-11-16T08:00:00Z')],
  ['soon', Number.NaN],
])('reads %s too', (text, ms) => expect(instantMs(text)).toBe(ms));
