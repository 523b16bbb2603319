import type { RowProblem } from '@partnerkit/sdk';
import { lazyPart, nothingOpened } from './lazy-part.tsx';

const RefusedList = lazyPart(
  () => import('./refused-list.tsx').then((module) => module.RefusedList),
  nothingOpened,
);

/** The rows that did not fit, where there are any. */
export function RefusedRows({ refused }: { refused: readonly RowProblem[] }) {
  return refused.length > 0 ? <RefusedList refused={refused} /> : null;
}
