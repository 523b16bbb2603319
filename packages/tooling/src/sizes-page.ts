import { maxDependencies, megabytes, unpackedBudgets } from './install-budgets.ts';
import { measuredSizes } from './measured-size.ts';
import { budgets, type SizeBudget } from './size-budgets.ts';

/** A budget and what was measured of it, gzip. */
export interface MeasuredBudget {
  readonly budget: SizeBudget;
  readonly bytes: number;
}

/** Where the figures are told to hosts, in the repository. */
export const sizesPath = 'docs/sizes.md';

/** What a page pays for us, measured on the packages as they are built. */
export async function measuredBudgets(): Promise<MeasuredBudget[]> {
  const sizes = await measuredSizes(budgets);
  return budgets.map((budget, at) => ({ budget, bytes: sizes[at] as number }));
}

/** A line, to the byte, for each that is over its budget. */
export function overBudget(measured: readonly MeasuredBudget[]): string[] {
  return measured
    .filter(({ budget, bytes }) => bytes > budget.maxBytes)
    .map(({ budget: { name, maxBytes }, bytes }) => `${bytes - maxBytes} bytes over ${maxBytes}  ${name}`);
}

/** Kilobytes with one decimal, 1 kB = 1000 bytes. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** The page of sizes. */
export function sizesPage(measured: readonly MeasuredBudget[]): string {
  const rows = measured.map(({ budget, bytes }) => {
    const [, area = '', what = ''] = /^(\w+): (.*)$/.exec(budget.name) ?? [];
    return `| ${area} | ${what} | ${kilobytes(bytes)} |`;
  });
  return [
    '# Sizes',
    '',
    'What a page loads for a part of PartnerKit at its start, minified and gzipped, 1 kB = 1000 bytes. React is the page’s own and does not count,',
    'except with the elements, which bring it. What loads later, with the first press on a menu for example, is not in it. `npm test` measures each',
    'anew by Rolldown, as Vite does, and fails above the budgets of `packages/tooling/src/size-budgets.ts`, or where this page is off by more than half a',
    'kilobyte (`npm run sizes:update`).',
    '',
    '| | what | measured |',
    '| --- | --- | ---: |',
    ...rows,
    '',
    '## What is installed',
    '',
    `\`@partnerkit/sdk\` takes at most ${megabytes(unpackedBudgets.sdk)} unpacked and \`@partnerkit/ui\` ${megabytes(unpackedBudgets.ui)}: code`,
    'without white space that says the names of modules, functions and classes where it fails, the types of all of it, for CommonJS too where a',
    'server may require the SDK, eight languages and a page of each widget. They stand on at most',
    `${maxDependencies.direct} packages and bring at most ${maxDependencies.installed}, React apart; the little that the charts use of visx and d3 is part of ours`,
    '(`dist/third-party-licenses.txt`). `npm test` counts and weighs what is packed (`packages/tooling/src/install-budgets.ts`).',
    '',
  ].join('\n');
}

/** What the page says otherwise than what was measured, by more than half a kilobyte, or not at all. */
export function misprints(page: string, measured: readonly MeasuredBudget[]): string[] {
  return measured.flatMap(({ budget, bytes }) => {
    const what = budget.name.replace(/^\w+: /, '');
    const row = page.split('\n').find((line) => line.split(' | ')[1] === what);
    const printed = Number.parseFloat(row?.split(' | ')[2] ?? '');
    return Math.abs(printed * 1000 - bytes) <= 500 ? [] : [`${kilobytes(bytes)}  ${budget.name}`];
  });
}
