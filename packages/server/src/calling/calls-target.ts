import type { PoorLegRule } from '@partnerkit/sdk/calling';
import type { Transaction } from '../storage/transaction.ts';

/** Whose calls are written and counted, and where. */
export interface CallsTarget {
  readonly partner: string;
  readonly rule: PoorLegRule;
  /** Runs in a transaction of the partner's, in one region. */
  readonly transaction: <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>;
}

/** So many of what is refused are named in an answer; all are counted. */
export const mostNamed = 1000;
