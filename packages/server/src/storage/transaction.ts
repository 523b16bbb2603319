import { PartnerError } from '@partnerkit/sdk';
import { escapeLiteral, type PoolClient, type QueryArrayResult, type QueryResult } from 'pg';
import type { Sql } from 'sql-template-tag';
import { CopyOut } from './copy-out.ts';
import { copyRows } from './copy-rows.ts';
import type { RowTexts } from './row-texts.ts';
import { checkStorable } from './storable-text.ts';

/**
 * What can be asked inside a transaction. Queries name tables without their schema. `date`, `timestamp`, `interval` and
 * `numeric` are read as text, `bigint` as a number, `timestamptz` as a `Date`, `jsonb` parsed.
 */
export interface Transaction {
  rows<Row>(query: Sql): Promise<Row[]>;
  first<Row>(query: Sql): Promise<Row | undefined>;
  /** The rows as the texts in which Postgres tells their columns, in this order: the cheapest way to many. */
  texts(query: Sql): Promise<TextRow[]>;
  /** Answers how many rows it changed. */
  run(query: Sql): Promise<number>;
  /**
   * Brings rows into a table, by `copy … from stdin` and their text (`copyTexts`), which is made while Postgres takes what was
   * made before: the fastest way for many. Absent in the embedded database, which takes none.
   */
  readonly copy?: ((statement: Sql, rows: Iterable<string>) => Promise<void>) | undefined;
  /**
   * Brings rows of the partner into a table that has none of them, by a file that Postgres reads: the fastest way for very many
   * where none come by `copy`. Only while an empty region is filled; the column of the partner is not among those that are named.
   */
  readonly load?: ((rows: LoadedRows) => Promise<void>) | undefined;
  /**
   * The rows of a select by `copy … to stdout`, as lines of the bytes in which `copiedRows` finds their cells: the fastest way to
   * many, in memory that does not grow with them. Until they have ended, or their reader has stopped and Postgres has told the
   * rest to nobody, whatever else is asked waits. Its values are texts. Absent in the embedded database, where all others would wait.
   */
  readonly copyOut?: ((select: Sql) => AsyncIterable<Uint8Array>) | undefined;
}

/** Rows for one table, in the order of the columns that are named. */
export interface LoadedRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<RowTexts>;
}

/** A row as Postgres tells it, in the order of its columns; `null` where there is no value. */
export type TextRow = (string | null)[];

/** What can be asked in a glance: all at once, by values that are texts. */
export type Glance = Pick<Transaction, 'rows' | 'first' | 'run'>;

/** A connection in the middle of a transaction. */
export interface OpenTransaction extends Transaction {
  /** A statement of our own. Without values there can be several in one text. */
  execute(text: string, values?: unknown[]): Promise<QueryResult>;
  /** The failure after which Postgres refuses all else, if there was one. */
  firstFailure(): unknown;
  /** Whether Postgres has yet to answer. */
  isBusy(): boolean;
  /** From here on every query is refused: with this reason, or because the transaction is over. */
  end(reason?: Error): void;
}

/** A statement of a transaction that begins and ends in one message, with what is asked between the two. */
export interface GlanceText {
  readonly tx: Glance;
  /** Sends all that was asked; whatever is asked afterwards is refused. */
  readonly send: (tx: OpenTransaction, begin: string) => Promise<void>;
}

/** Gathers what is asked for one message: each message of a transaction is answered by itself, and each answer wakes this process up. */
export function gatherGlance(): GlanceText {
  const texts: string[] = [];
  let tell: (all: Promise<readonly QueryResult[]>) => void = () => {};
  const answers = new Promise<readonly QueryResult[]>((resolve) => {
    tell = resolve;
  });
  let isOver = false;
  const ask = async (query: Sql): Promise<QueryResult> => {
    if (isOver) throw transactionOver();
    query.values.forEach(checkStorable);
    const at = texts.push(withLiterals(query)) - 1;
    return (await answers)[at] as QueryResult;
  };
  return {
    tx: {
      rows: async (query) => (await ask(query)).rows,
      first: async (query) => (await ask(query)).rows[0],
      run: async (query) => (await ask(query)).rowCount ?? 0,
    },
    async send(tx, begin) {
      isOver = true;
      const told = tx.execute([begin, ...texts, 'commit'].join('; ')) as Promise<unknown>;
      // each of several statements has its own
      tell(told.then((all) => (all as QueryResult[]).slice(-texts.length - 1, -1)));
      await told;
    },
  };
}

const asTexts = { getTypeParser: () => (text: string) => text };

/** The transaction of a connection on which nothing else runs. */
export function openTransaction(client: PoolClient, { canCopy }: { canCopy: boolean }): OpenTransaction {
  let failure: unknown;
  let isOver = false;
  let reason: Error | undefined;
  let underWay = 0;

  const watched = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    underWay++;
    answer
      .catch((cause) => {
        failure ??= cause;
      })
      .finally(() => underWay--);
    return answer;
  };
  const execute = (text: string, values: unknown[] = []) =>
    watched(asked<QueryResult>((done) => client.query(text, values, done)));
  const checkAsked = ({ values }: Sql) => {
    // made when it is needed: every transaction ends, and few are asked after that
    if (isOver) throw reason ?? transactionOver();
    values.forEach(checkStorable);
  };
  const ask = async (query: Sql) => {
    checkAsked(query);
    return execute(query.text, query.values);
  };
  const askTexts = async (query: Sql) => {
    checkAsked(query);
    const { text, values } = query;
    const config = { text, values, rowMode: 'array', types: asTexts } as const;
    const told = await watched(asked<QueryArrayResult<TextRow>>((done) => client.query(config, done)));
    return told.rows;
  };
  const copy = async ({ text }: Sql, rows: Iterable<string>) => {
    if (isOver) throw reason ?? transactionOver();
    await watched(copyRows(client, text, rows));
  };
  async function* copied(select: Sql): AsyncGenerator<Uint8Array, void, undefined> {
    checkAsked(select);
    const copying = new CopyOut(`copy (${withLiterals(select)}) to stdout`);
    watched(copying.run(client));
    yield* copying.lines;
  }
  return {
    rows: async (query) => (await ask(query)).rows,
    texts: askTexts,
    first: async (query) => (await ask(query)).rows[0],
    run: async (query) => (await ask(query)).rowCount ?? 0,
    ...(canCopy ? { copy, copyOut: copied } : {}),
    execute,
    firstFailure: () => failure,
    isBusy: () => underWay > 0,
    end: (why) => {
      if (!isOver) reason = why;
      isOver = true;
    },
  };
}

/**
 * Asks by a callback: what the promise of the driver's own answers outlives it, until the whole heap is collected, and each of the quick
 * collections before has to move all rows that were told since the last one.
 */
async function asked<Answer>(
  ask: (done: (cause: Error | undefined, answer: Answer) => void) => void,
): Promise<Answer> {
  try {
    return await new Promise((resolve, reject) => {
      ask((cause, answer) => (cause ? reject(cause) : resolve(answer)));
    });
  } catch (cause) {
    // leads to who has asked, not to the socket
    if (cause instanceof Error) Error.captureStackTrace(cause);
    throw cause;
  }
}

/** The text of a query that takes no parameters. */
function withLiterals({ strings, values }: Sql): string {
  return strings.reduce((text, part, at) => {
    const value = values[at - 1];
    if (typeof value !== 'string') throw new TypeError('Only texts can be told to such a query.');
    return text + escapeLiteral(value) + part;
  });
}

function transactionOver(): PartnerError {
  return new PartnerError({
    code: 'unknown',
    message: 'The transaction is over: a query came after its end.',
  });
}
