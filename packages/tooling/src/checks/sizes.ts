import { measuredSize } from '../measured-size.ts';
import { budgets } from '../size-budgets.ts';
import type { Check } from './check.ts';

/** What a page pays for us, beside the budget. */
export const sizes: Check = {
  name: 'sizes',
  title: 'size budgets, gzip, without react where a host has it',
  needs: ['build'],
  async run() {
    const measured = await Promise.all(
      budgets.map(async (budget) => ({ budget, bytes: await measuredSize(budget) })),
    );
    const report = measured
      .map(({ budget, bytes }) => `${kilobytes(bytes)} of ${kilobytes(budget.maxBytes)}  ${budget.name}`)
      .join('\n');
    if (measured.some(({ budget, bytes }) => bytes > budget.maxBytes))
      throw new Error(`Over budget:\n${report}`);
    return report;
  },
};

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(8);
}
