import { isDevelopment } from '../operation/is-development.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import type { HostRowProblem, OnProblem } from './host-row-problem.ts';

/** Rows of a host, and those of them that were refused. */
export interface RowsToTellOf {
  readonly rows: HostRowProblem['rows'];
  readonly given: readonly unknown[];
  readonly refused: readonly RowProblem[];
  /** Statuses that rules of the host's own give. */
  readonly statuses?: readonly string[] | undefined;
}

/** Tells of some rows, without keeping anybody waiting. */
export type RowProblemTeller = (of: RowsToTellOf) => Promise<void>;

/**
 * Tells the host's developer what of the rows is not used: by `onProblem`, and on the console in development. `undefined`
 * where nobody listens, so that rows are looked through for nobody. What looks through them loads when there are rows.
 */
export function rowProblemTeller(onProblem: OnProblem | undefined): RowProblemTeller | undefined {
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
