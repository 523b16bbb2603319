import { PartnerError, toPartnerError } from '../errors/partner-error.ts';

/** Rows that a host already has, or how to get them. */
export type Rows<Row> =
  | readonly Row[]
  | ((context: { readonly signal: AbortSignal }) => readonly Row[] | PromiseLike<readonly Row[]>);

/** Stands for a row that the host's `map` could not adapt. */
export class UnmappedRow {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** Loads rows once and keeps them until they are forgotten; a failed load is not kept. */
export interface RowLoader {
  readonly load: () => Promise<readonly unknown[]>;
  readonly forget: () => void;
  /** The rows where they are at hand: an array that needs no mapping. */
  readonly atHand: readonly unknown[] | undefined;
}

/** A loader over an array or an async function; `name` says in errors which one it is. */
export function createRowLoader<Row>(name: string, rows: Rows<Row>, map?: (row: Row) => unknown): RowLoader {
  let controller = new AbortController();
  let loading: Promise<readonly unknown[]> | undefined;

  async function read(signal: AbortSignal): Promise<readonly unknown[]> {
    const answer: unknown = typeof rows === 'function' ? await callLoader(name, rows, signal) : rows;
    if (!Array.isArray(answer)) throw notRows(name, answer);
    return map ? answer.map((row) => mapped(row, map)) : answer;
  }

  return {
    load() {
      loading ??= read(controller.signal).catch((cause: unknown) => {
        loading = undefined;
        throw cause;
      });
      return loading;
    },
    atHand: Array.isArray(rows) && !map ? rows : undefined,
    forget() {
      controller.abort();
      controller = new AbortController();
      loading = undefined;
    },
  };
}

async function callLoader<Row>(
  name: string,
  load: Exclude<Rows<Row>, readonly Row[]>,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await load({ signal });
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      throw new PartnerError({
        code: 'malformed',
        phase: 'response',
        message: `The loader of ${name} did not get JSON: ${cause.message}`,
        cause,
      });
    }
    const error = toPartnerError(cause, 'unavailable');
    if (error === cause || error.code === 'cancelled') throw error;
    throw new PartnerError({
      code: 'unavailable',
      message: `The loader of ${name} failed: ${error.message}`,
      cause,
    });
  }
}

function mapped<Row>(row: Row, map: (row: Row) => unknown): unknown {
  try {
    return map(row);
  } catch (cause) {
    return new UnmappedRow(cause instanceof Error ? cause.message : String(cause));
  }
}

function notRows(name: string, answer: unknown): PartnerError {
  const found =
    typeof answer === 'string'
      ? `a text that starts with ${JSON.stringify(answer.trimStart().slice(0, 20))}`
      : answer === null
        ? 'null'
        : `a value of type ${typeof answer}`;
  return new PartnerError({
    code: 'malformed',
    phase: 'response',
    message: `The loader of ${name} must give an array of rows, found ${found}.`,
  });
}
