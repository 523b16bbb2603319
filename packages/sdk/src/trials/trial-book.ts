import type { CustomerRow } from '../customers/customer.schema.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { versionedTrial } from './trial-rules.ts';

/** Rows of customers and subscriptions, checked or not yet. */
export type GivenRows = readonly [customers: readonly unknown[], subscriptions: readonly unknown[]];

/** A trial as it is now, and the version of the host's row that it was made of; `undefined`: it is new. */
interface KeptTrial {
  readonly trial: Subscription;
  readonly from: string | undefined;
}

/**
 * Customers and trials in memory: what the host's rows say, and on top of it what was started and changed here. Where the host's
 * rows have come to say something else themselves, they count.
 */
export class TrialBook {
  readonly #customers = new Map<string, CustomerRow>();
  readonly #trials = new Map<string, KeptTrial>();
  #made: { readonly from: GivenRows; readonly rows: GivenRows } | undefined;

  /** The rows as they are now; the same lists until something changes. */
  over(given: GivenRows): GivenRows {
    if (this.#customers.size + this.#trials.size === 0) return given;
    const { from, rows } = this.#made ?? {};
    if (rows && from?.[0] === given[0] && from[1] === given[1]) return rows;
    const made: GivenRows = [this.#overCustomers(given[0]), this.#overTrials(given[1])];
    this.#made = { from: given, rows: made };
    return made;
  }

  addCustomer(row: CustomerRow): void {
    this.#customers.set(row.id, row);
    this.#made = undefined;
  }

  /** Puts a trial there, or in the place of another. */
  put(trial: Subscription, before?: Subscription): void {
    const key = keyOf(trial);
    const kept = this.#trials.get(key);
    const from = kept ? kept.from : before && versionedTrial(before).version;
    this.#trials.set(key, { trial, from });
    this.#made = undefined;
  }

  #overCustomers(given: readonly unknown[]): readonly unknown[] {
    const there = new Set(given.map((row) => (row as Partial<CustomerRow> | null)?.id));
    const added = [...this.#customers.values()].filter(({ id }) => !there.has(id));
    return added.length > 0 ? [...given, ...added] : given;
  }

  #overTrials(given: readonly unknown[]): readonly unknown[] {
    const left = new Map(this.#trials);
    const rows = given.map((row) => {
      const key = keyOf((row ?? {}) as Partial<Subscription>);
      const kept = left.get(key);
      if (!kept) return row;
      left.delete(key);
      return kept.from === versionOf(row) ? kept.trial : row;
    });
    return [...rows, ...[...left.values()].map(({ trial }) => trial)];
  }
}

function keyOf({ customerId, id }: Partial<Subscription>): string {
  return JSON.stringify([customerId, id]);
}

/** The version of a host's row; `undefined` where it has none that could be told. */
function versionOf(row: unknown): string | undefined {
  const { licenses } = row as Partial<Subscription>;
  return Array.isArray(licenses) ? versionedTrial(row as Subscription).version : undefined;
}
