import { expect, test } from 'vitest';
import { budgets } from './size-budgets.ts';
import { misprints, sizesPage } from './sizes-page.ts';

const measured = budgets.slice(0, 2).map((budget) => ({ budget, bytes: 12_340 }));
const grown = measured.map((one) => ({ ...one, bytes: 12_900 }));

test('the page of sizes is wrong where it is off by more than half a kilobyte, or says nothing', () => {
  const page = sizesPage(measured);
  expect(page).toContain('| 12.3 kB |');
  expect(misprints(page, measured)).toEqual([]);
  expect(misprints(page, grown)).toHaveLength(2);
  expect(misprints('', measured)).toHaveLength(2);
});
