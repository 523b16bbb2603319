import type { CallContext } from './call-context.ts';
import type { CheckedInputOf, Operation, OutputOf } from './operation.ts';

/** Asks one region an operation. */
export type AskRegion = <O extends Operation>(
  region: string,
  operation: O,
  input: CheckedInputOf<O>,
  context: CallContext,
) => Promise<OutputOf<O>>;

/** Asks all regions and answers as one. */
export type AskAll = <O extends Operation>(
  operation: O,
  input: CheckedInputOf<O>,
  context: CallContext,
) => Promise<OutputOf<O>>;

/** The regions that a source asks, and what it knows of who lives where. */
export interface AskedRegions {
  readonly regions: readonly string[];
  readonly ask: AskRegion;
  readonly residences: Residences;
}

const rememberedCustomers = 50_000;

/** Remembers in which region a customer was met, so that the others need not be asked for it. */
export class Residences {
  readonly #regions = new Map<string, string>();

  /** The region of a customer, if it was met before. */
  of(customerId: string): string | undefined {
    return this.#regions.get(customerId);
  }

  meet(region: string, customerIds: Iterable<string>): void {
    for (const id of customerIds) this.#regions.set(id, region);
    for (const id of this.#regions.keys()) {
      if (this.#regions.size <= rememberedCustomers) break;
      this.#regions.delete(id);
    }
  }
}
