import { isPartnerError, PartnerError } from '@partnerkit/sdk';
import type { StreamedRow } from '../http/streamed-rows.ts';
import type { Transaction } from '../storage/transaction.ts';
import { type CallsTarget, mostNamed } from './calls-target.ts';
import { type CheckedLegs, checkedLegs, type TakenLegs, takeCheckedLegs } from './take-legs.ts';

/** Where the legs of a stream go. */
export interface LegStreamTarget extends CallsTarget {
  /** Runs a batch in a transaction of its own, and takes note of what became of it; absent, as every other transaction. */
  readonly take?: ((run: (tx: Transaction) => Promise<TakenLegs>) => Promise<TakenLegs>) | undefined;
}

/** Legs of a stream that are written together: so many, or of so much text. */
export const batchLimits = { legs: 5000, size: 4_194_304 } as const;

/**
 * Writes legs as they come along, batch by batch: each is in as a whole or not at all, so whoever is cut off sends again.
 * While one is written the next is read, and no more than that. The weeks that change are marked with them. Throws what made
 * the rest of the stream unreadable, and says how many legs were taken.
 */
export async function writeLegStream(
  rows: AsyncIterable<StreamedRow>,
  target: LegStreamTarget,
): Promise<TakenLegs> {
  const stream = new LegStream(target);
  try {
    for await (const row of rows) {
      stream.add(row);
      if (stream.isFull()) await stream.write();
    }
    await stream.write();
    await stream.written();
    return stream.answer();
  } catch (cause) {
    await stream.written().catch(() => {});
    const { taken, repeated } = stream.answer();
    if (!isPartnerError(cause) || taken + repeated === 0) throw cause;
    const { code, fields, status, message } = cause;
    const before = `${message}; ${taken + repeated} legs were taken before`;
    throw new PartnerError({ code, fields, status, phase: 'request', message: before });
  }
}

interface OfferedRow {
  readonly row: unknown;
  readonly line: number;
  readonly index: number;
}

/** What has come of a stream of legs, and what became of it. */
class LegStream {
  readonly #target: LegStreamTarget;
  readonly #refused: TakenLegs['refused'] = [];
  readonly #sum = { taken: 0, repeated: 0, otherProducts: 0, refusedCount: 0 };
  #index = 0;
  #batch: OfferedRow[] = [];
  #size = 0;
  #writing = Promise.resolve();

  constructor(target: LegStreamTarget) {
    this.#target = target;
  }

  add({ line, size, row, problem }: StreamedRow): void {
    const index = this.#index++;
    if (problem) this.#refuse({ index, line, ...problem });
    else {
      this.#batch.push({ row, line, index });
      this.#size += size;
    }
  }

  isFull(): boolean {
    return this.#batch.length >= batchLimits.legs || this.#size >= batchLimits.size;
  }

  /** Checks what has come, and begins to write it when what came before is written. Throws where that could not be. */
  async write(): Promise<void> {
    const batch = this.#batch;
    if (batch.length === 0) return this.#writing;
    this.#batch = [];
    this.#size = 0;
    const checked = checkedLegs(batch.map(({ row }) => row));
    await this.#writing;
    this.#writing = this.#write(batch, checked);
    // whoever waits for it next is told
    this.#writing.catch(() => {});
  }

  /** Waits for what is being written. */
  written(): Promise<void> {
    return this.#writing;
  }

  answer(): TakenLegs {
    // a line that is no row is told before the batch of those around it
    return { ...this.#sum, refused: this.#refused.toSorted((a, b) => a.index - b.index) };
  }

  async #write(batch: readonly OfferedRow[], checked: CheckedLegs): Promise<void> {
    const { partner, transaction, take = transaction } = this.#target;
    const answer = await take((tx) => takeCheckedLegs(tx, partner, checked));
    this.#sum.taken += answer.taken;
    this.#sum.repeated += answer.repeated;
    this.#sum.otherProducts += answer.otherProducts;
    for (const problem of answer.refused) {
      const { line, index } = batch[problem.index] as OfferedRow;
      this.#refuse({ ...problem, line, index });
    }
  }

  #refuse(problem: TakenLegs['refused'][number]): void {
    this.#sum.refusedCount++;
    if (this.#refused.length < mostNamed) this.#refused.push(problem);
  }
}
