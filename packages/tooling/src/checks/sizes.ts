import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { kilobytes, measuredBudgets, misprints, overBudget, sizesPath } from '../sizes-page.ts';
import type { Check } from './check.ts';

/** What a page pays for us, beside the budget and what the documentation says. */
export const sizes: Check = {
  name: 'sizes',
  title: 'size budgets, gzip, without react where a host has it',
  needs: ['build'],
  async run() {
    const measured = await measuredBudgets();
    const column = (bytes: number) => kilobytes(bytes).padStart(8);
    const report = measured
      .map(({ budget, bytes }) => `${column(bytes)} of ${column(budget.maxBytes)}  ${budget.name}`)
      .join('\n');
    const over = overBudget(measured);
    if (over.length > 0) throw new Error(`Over budget:\n${over.join('\n')}\n\nAll:\n${report}`);
    const wrong = misprints(await readFile(join(repositoryRoot, sizesPath), 'utf8'), measured);
    if (wrong.length > 0)
      throw new Error(`Otherwise than in ${sizesPath} (npm run sizes:update):\n${wrong.join('\n')}`);
    return report;
  },
};
