import { expect, test } from 'vitest';
import { budgets } from './size-budgets.ts';
import { misprints, overBudget, sizesPage } from './sizes-page.ts';

const measured = budgets.slice(0, 2).map((budget) => ({ budget, bytes: 12_340 }));
const grown = measured.map((one) => ({ ...one, bytes: 12_900 }));

test('the page of sizes is wrong where it is off by more than half a kilobyte, or says nothing', () => {
  const page = sizesPage(measured);
  expect(page).toContain('| 12.3 kB |');
  expect(misprints(page, measured)).toEqual([]);
  expect(misprints(page, grown)).toHaveLength(2);
  expect(misprints('', measured)).toHaveLength(2);
});

test('what is over its budget is told to the byte, also where it rounds to the same', () => {
  const [budget] = budgets;
  if (!budget) throw new Error('There is no budget.');
  const full = { budget, bytes: budget.maxBytes };
  expect(overBudget([full])).toEqual([]);
  expect(overBudget([full, { budget, bytes: budget.maxBytes + 3 }])).toEqual([
    `3 bytes over ${budget.maxBytes}  ${budget.name}`,
  ]);
});
