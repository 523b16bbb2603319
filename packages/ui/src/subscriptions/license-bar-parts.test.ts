import { describe, expect, it } from 'vitest';
import { licenseBarParts } from './license-bar-parts.ts';

describe('the parts of a license bar', () => {
  it.each([
    ['all three', 100, 65, 40, { used: 40, idle: 25, available: 35, over: 0 }],
    ['overage', 100, 120, 90, { used: 90, idle: 10, available: 0, over: 20 }],
    ['more used than purchased', 100, 120, 110, { used: 100, idle: 0, available: 0, over: 20 }],
    ['more used than assigned', 100, 10, 30, { used: 10, idle: 0, available: 90, over: 0 }],
    ['use not known', 100, 65, null, { used: 0, idle: 65, available: 35, over: 0 }],
    ['nothing purchased', 0, 5, 5, { used: 0, idle: 0, available: 0, over: 5 }],
  ])('%s', (_, purchased, assigned, used, parts) => {
    expect(licenseBarParts({ purchased, assigned, used })).toEqual(parts);
  });

  it('are none where what is assigned is not known', () => {
    expect(licenseBarParts({ purchased: 100, assigned: null, used: 10 })).toBeUndefined();
  });
});
