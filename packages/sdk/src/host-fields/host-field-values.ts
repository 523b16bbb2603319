import { dayNumber, dayOfInstant } from '../calendar/calendar-day.ts';
import { misfit } from '../errors/check-argument.ts';
import { cancelledCall, PartnerError, toPartnerError } from '../errors/partner-error.ts';
import {
  checkHostFields,
  type HostField,
  type HostFieldType,
  type HostValue,
  type HostValues,
} from './host-field.ts';

/** What is known of one customer's value: the same object as long as that stays the same. */
export type HostCell =
  | { readonly state: 'loading' }
  /** `null` for none, `undefined` where the host did not say. */
  | { readonly state: 'known'; readonly value: HostValue | null | undefined }
  | { readonly state: 'failed'; readonly error: PartnerError; readonly isTrying: boolean };

/** The values of one field, asked for as customers come into view, and kept. */
export interface HostFieldValues {
  /** What is known now; asks for nothing. */
  readonly read: (customerId: string) => HostCell;
  /** Asks for a value, and tells of it whenever it changes, until the function that it answers is called. */
  readonly want: (customerId: string, onChange: () => void) => () => void;
  /** Asks once more for a value that failed, and for all that failed with it. */
  readonly retry: (customerId: string) => void;
  /** Some values, or all, are no longer what they were: those in view are asked for again and stay until the answer. */
  readonly invalidate: (customerIds?: readonly string[]) => void;
  /**
   * Loads what is not known yet of some customers, few calls at a time. Rejects with what a call failed with, or `cancelled`; a
   * single value that does not fit is its own cell's failure and rejects nothing.
   */
  readonly loadAll: (
    customerIds: Iterable<string>,
    options?: { readonly signal?: AbortSignal | undefined },
  ) => Promise<void>;
}

/** How the values of a field are asked for. */
export interface HostFieldValuesOptions {
  /** When what was wanted meanwhile is asked for, all at once: the next frame of a page. At the end of the task unless said. */
  readonly schedule?: ((ask: () => void) => void) | undefined;
  /** Told of each call that fails and of the first value of an answer that does not fit, with the cause. */
  readonly onFailure?: ((error: PartnerError) => void) | undefined;
}

/** The values of a host's field. Throws `invalid` where the field can't be one. */
export function createHostFieldValues(
  field: HostField,
  options: HostFieldValuesOptions = {},
): HostFieldValues {
  checkHostFields([field]);
  return new FieldValues(field, options);
}

/** One call to the host. */
interface Batch {
  readonly ids: readonly string[];
  readonly controller: AbortController;
  /** How many wait for it whether its customers are in view or not. */
  holders: number;
  /** Answers why it failed, `undefined` where it did not; never rejects. */
  done: Promise<PartnerError | undefined>;
}

const loading: HostCell = { state: 'loading' };
const defaultBatch = 100;
const callsAtOnce = 4;

class FieldValues implements HostFieldValues {
  readonly #field: HostField;
  readonly #options: HostFieldValuesOptions;
  readonly #cells = new Map<string, HostCell>();
  /** Whose cell stands only until it is asked for again. */
  readonly #stale = new Set<string>();
  readonly #listeners = new Map<string, Set<() => void>>();
  /** The call whose answer counts for a customer; what any other says of it comes late. */
  readonly #batches = new Map<string, Batch>();
  readonly #running = new Set<Batch>();
  #isScheduled = false;

  constructor(field: HostField, options: HostFieldValuesOptions) {
    this.#field = field;
    this.#options = options;
  }

  read = (id: string): HostCell => this.#cells.get(id) ?? loading;

  want = (id: string, onChange: () => void): (() => void) => {
    const listeners = this.#listeners.get(id) ?? new Set();
    // each has its own place, also who listens twice
    const listener = () => onChange();
    this.#listeners.set(id, listeners.add(listener));
    if (this.#isDue(id)) this.#schedule();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(id) !== listeners) return;
      this.#listeners.delete(id);
      if (this.#batches.has(id)) this.#schedule();
    };
  };

  retry = (id: string): void => {
    const failed = this.#cells.get(id);
    if (failed?.state !== 'failed' || failed.isTrying) return;
    const trying: HostCell = { ...failed, isTrying: true };
    const ids = [...this.#cells].flatMap(([other, cell]) => (cell === failed ? other : []));
    for (const other of ids) {
      this.#stale.add(other);
      this.#put(other, trying);
    }
    this.#schedule();
  };

  invalidate = (ids: readonly string[] = [...this.#cells.keys(), ...this.#batches.keys()]): void => {
    for (const id of ids) {
      this.#batches.delete(id);
      if (this.#listeners.has(id)) this.#stale.add(id);
      else this.#forget(id);
    }
    this.#schedule();
  };

  loadAll = async (
    customerIds: Iterable<string>,
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<void> => {
    const ids = [...new Set(customerIds)];
    // what failed before is asked for once more, what fails now is not
    let due = ids.filter((id) => this.#isMissing(id) || this.#cells.get(id)?.state === 'failed');
    while (due.length > 0) {
      await this.#loadDue(due, signal);
      // what was invalidated meanwhile
      due = due.filter((id) => this.#isMissing(id));
    }
  };

  async #loadDue(ids: readonly string[], signal: AbortSignal | undefined): Promise<void> {
    const held = new Set<Batch>();
    const hold = (batch: Batch) => {
      if (!held.has(batch)) batch.holders++;
      held.add(batch);
    };
    let isOver = false;
    const parts = inParts(ids, this.#batchSize).values();
    const load = async () => {
      for (const part of parts) {
        if (isOver) return;
        const batches = new Set(part.flatMap((id) => this.#batches.get(id) ?? []));
        const free = part.filter((id) => !this.#batches.has(id));
        if (free.length > 0) batches.add(this.#ask(free));
        for (const batch of batches) hold(batch);
        await Promise.all([...batches].map(succeeded));
      }
    };
    try {
      await untilAborted(Promise.all(Array.from({ length: callsAtOnce }, load)), signal);
    } catch (cause) {
      throw toPartnerError(cause);
    } finally {
      isOver = true;
      for (const batch of held) batch.holders--;
      this.#schedule();
    }
  }

  get #batchSize(): number {
    return this.#field.batchSize ?? defaultBatch;
  }

  #isMissing(id: string): boolean {
    return !this.#cells.has(id) || this.#stale.has(id);
  }

  #isDue(id: string): boolean {
    return this.#isMissing(id) && !this.#batches.has(id);
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    (this.#options.schedule ?? queueMicrotask)(() => {
      this.#isScheduled = false;
      this.#endUnwanted();
      const due = [...this.#listeners.keys()].filter((id) => this.#isDue(id));
      for (const ids of inParts(due, this.#batchSize)) this.#ask(ids);
    });
  }

  #endUnwanted(): void {
    for (const batch of this.#running) {
      const isWanted = batch.ids.some((id) => this.#batches.get(id) === batch && this.#listeners.has(id));
      if (isWanted || batch.holders > 0) continue;
      batch.controller.abort();
      this.#end(batch);
    }
  }

  #ask(ids: readonly string[]): Batch {
    const controller = new AbortController();
    const batch: Batch = { ids, controller, holders: 0, done: Promise.resolve(undefined) };
    this.#running.add(batch);
    for (const id of ids) this.#batches.set(id, batch);
    batch.done = this.#answer(batch);
    return batch;
  }

  async #answer(batch: Batch): Promise<PartnerError | undefined> {
    const { ids, controller } = batch;
    let failure: PartnerError | undefined;
    let cellOf: (id: string) => HostCell;
    try {
      cellOf = this.#reader(await this.#field.load(ids, { signal: controller.signal }));
    } catch (cause) {
      failure = toPartnerError(cause);
      // one object for all, by which they are found again
      const failed: HostCell = { state: 'failed', error: failure, isTrying: false };
      cellOf = () => failed;
    }
    if (controller.signal.aborted) return cancelledCall();
    const current = ids.filter((id) => this.#batches.get(id) === batch);
    this.#end(batch);
    let misfitting: PartnerError | undefined;
    for (const id of current) {
      const cell = cellOf(id);
      if (cell.state === 'failed') misfitting ??= cell.error;
      this.#stale.delete(id);
      this.#put(id, cell);
    }
    if (misfitting) this.#options.onFailure?.(misfitting);
    return failure;
  }

  #end(batch: Batch): void {
    this.#running.delete(batch);
    for (const id of batch.ids) if (this.#batches.get(id) === batch) this.#batches.delete(id);
  }

  #put(id: string, cell: HostCell): void {
    this.#cells.set(id, cell);
    for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }

  #forget(id: string): void {
    this.#cells.delete(id);
    this.#stale.delete(id);
  }

  /** Reads what a host answered: a map, or an object by id. */
  #reader(answer: HostValues): (id: string) => HostCell {
    const { id: field, type } = this.#field;
    if (typeof answer !== 'object' || answer === null) {
      throw malformed(misfit(`the values of ${field}`, 'a map or an object by id', answer).message);
    }
    const find = isMap(answer)
      ? (id: string) => answer.get(id)
      : // not what every object has, for an id such as `constructor`
        (id: string) => (Object.hasOwn(answer, id) ? answer[id] : undefined);
    return (id) => {
      const value: unknown = find(id);
      if (value == null) return { state: 'known', value: value as null | undefined };
      if (value instanceof Error) return { state: 'failed', error: toPartnerError(value), isTrying: false };
      const { expected, fits } = kinds[type];
      if (fits(value)) return { state: 'known', value: value as HostValue };
      const { message } = misfit(`${field} of ${JSON.stringify(id)}`, expected, value);
      return { state: 'failed', error: malformed(message), isTrying: false };
    };
  }
}

const kinds: Readonly<Record<HostFieldType, { expected: string; fits: (value: unknown) => boolean }>> = {
  text: { expected: 'a text', fits: (value) => typeof value === 'string' },
  number: { expected: 'a number', fits: (value) => Number.isFinite(value) },
  day: { expected: 'a day as YYYY-MM-DD', fits: (value) => dayNumber(value as string) !== undefined },
  instant: {
    expected: 'an instant in ISO 8601',
    fits: (value) => typeof value === 'string' && dayOfInstant(value) !== undefined,
  },
};

function isMap(answer: HostValues): answer is ReadonlyMap<string, HostValue | Error | null | undefined> {
  // not by its class: it may come from another frame
  return typeof (answer as ReadonlyMap<string, unknown>).get === 'function';
}

function malformed(message: string): PartnerError {
  return new PartnerError({ code: 'malformed', phase: 'response', message });
}

async function succeeded({ done }: Batch): Promise<void> {
  const failure = await done;
  if (failure) throw failure;
}

/** What a promise answers, unless a signal ends the wait before. */
function untilAborted<Answer>(promise: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function inParts<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const parts: (readonly Item[])[] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
