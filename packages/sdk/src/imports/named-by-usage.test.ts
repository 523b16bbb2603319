import { describe, expect, it } from 'vitest';
import { namedByUsage } from './named-by-usage.ts';

describe('a customer that usage names', () => {
  const named = { id: 'o1', name: 'New name', region: 'EU', week: '2026-11-08' };
  const row = { id: 'o1', name: 'Old name', region: 'EU', products: ['meetings' as const] };

  it('has calling where it is new', () => {
    expect(namedByUsage(undefined, named)).toEqual({
      id: 'o1',
      name: 'New name',
      region: 'EU',
      products: ['calling'],
    });
  });

  it.each([undefined, null, '2026-11-01', '2026-11-08'])('gets the name, after %s', (newestWeek) => {
    expect(namedByUsage({ row, newestWeek }, named)).toEqual({ ...row, name: 'New name' });
  });

  it('keeps that of a newer week, and what is the same', () => {
    expect(namedByUsage({ row, newestWeek: '2026-11-15' }, named)).toBeUndefined();
    expect(namedByUsage({ row: { ...row, name: 'New name' } }, named)).toBeUndefined();
  });
});
