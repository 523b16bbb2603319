import type { Check } from './check.ts';
import { runTests } from './vitest.ts';

/** Rules and parsers in Node, hooks and widgets in jsdom, and once more as the React Compiler has them. */
export const unit: Check = {
  name: 'unit',
  title: 'unit, property and DOM tests',
  run: () => runTests('node', 'dom', 'dom-alone', 'dom-compiled'),
};
