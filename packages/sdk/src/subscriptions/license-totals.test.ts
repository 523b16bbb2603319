import { describe, expect, it } from 'vitest';
import { licenseTotals, usagePercent } from './license-totals.ts';

describe('the usage of licenses', () => {
  it('is the share of those purchased in the pools whose use is known', () => {
    const totals = licenseTotals([
      { product: 'meetings', purchased: 100, used: 29 },
      { product: 'calling', purchased: 300 },
    ]);
    expect(totals).toEqual({ purchased: 400, used: 29, usedOf: 100 });
    expect(usagePercent(totals)).toBe(29);
  });

  it('is exact where it is a whole percentage, and may be more than all', () => {
    for (let used = 0; used <= 130; used++) expect(usagePercent({ purchased: 100, used })).toBe(used);
  });

  it('is not known without a use, and where nothing was purchased', () => {
    expect(usagePercent(undefined)).toBeUndefined();
    expect(usagePercent({ purchased: 10 })).toBeUndefined();
    expect(usagePercent({ purchased: 0, used: 0 })).toBeUndefined();
    expect(usagePercent(licenseTotals([]))).toBeUndefined();
  });
});
