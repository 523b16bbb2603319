import { checkFunction } from '../errors/check-argument.ts';
import { isDevelopment } from '../operation/is-development.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { OnProblem, RowsToTellOf } from './host-row-problem.ts';

/** Tells of some rows, without keeping anybody waiting. */
export type RowProblemTeller = (of: RowsToTellOf) => Promise<void>;

/**
 * Tells the host's developer what of the rows is not used: by `onProblem`, and on the console in development. `undefined`
 * where nobody listens, so that rows are looked through for nobody. What looks through them loads when there are rows.
 */
export function rowProblemTeller(onProblem: OnProblem | undefined): RowProblemTeller | undefined {
  if (onProblem != null) checkFunction('onProblem', onProblem);
  if (!onProblem && !isDevelopment()) return undefined;
  const load = loadOnce(() => import('./tell-row-problems.ts'));
  const told = new Set<string>();
  return async (of) => {
    try {
      await (await load()).tellRowProblems(of, told, onProblem);
    } catch {
      // no answer depends on what is told
    }
  };
}
