import { createHash } from 'node:crypto';
import type { Transaction } from './transaction.ts';

/** One step in the history of a region's schema. Once released it never changes: a later step does. */
export interface Migration {
  /** Unique and in order, such as `003-tags`. */
  readonly id: string;
  /** The SQL, which may name its tables with or without the schema. */
  readonly up: (schema: string) => string;
  /** Derives anew what rows of before hold, by this version's rules; in the same transaction, after the SQL. */
  readonly derive?: ((tx: Transaction) => Promise<void>) | undefined;
}

/** Derives rows batch by batch: each is told the last row of the one before, and answers its own; without one it is over. */
export function inBatches<Row>(
  deriveBatch: (tx: Transaction, after: Row | undefined) => Promise<Row | undefined>,
): (tx: Transaction) => Promise<void> {
  return async (tx) => {
    let last: Row | undefined;
    do last = await deriveBatch(tx, last);
    while (last);
  };
}

/** By what a migration is told from a changed one, whatever the schema. */
export function migrationChecksum({ up }: Migration): string {
  return createHash('sha256').update(up('schema')).digest('hex');
}
