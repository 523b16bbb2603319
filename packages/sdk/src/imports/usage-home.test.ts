import { describe, expect, it } from 'vitest';
import { misplacedUsage, usageRowPlace } from './usage-home.ts';

describe('the region of a customer that usage names', () => {
  const place = { region: 'US', week: '2026-11-08' };

  it.each([
    ['is new', undefined, 'home'],
    ['is where it was', { region: 'US', week: '2026-11-15' }, 'home'],
    ['has moved, where the week is newer', { region: 'EU', week: '2026-11-01' }, 'moved'],
    ['stays, where both tell the same week', { region: 'EU', week: '2026-11-08' }, 'misplaced'],
    ['stays, where the week is older', { region: 'EU', week: '2026-11-15' }, 'misplaced'],
    ['stays, where others than usage have named it', { region: 'EU' }, 'misplaced'],
  ])('%s', (_, home, expected) => {
    expect(usageRowPlace(home, place)).toBe(expected);
  });

  it('is said to whoever finds a row refused', () => {
    expect(misplacedUsage({ region: 'EU', week: '2026-11-15' }, place)).toBe(
      'the organization is in region EU in its newest week, 2026-11-15, not in US',
    );
    expect(misplacedUsage({ region: 'EU' }, place)).toBe('the organization is in region EU, not in US');
  });
});
