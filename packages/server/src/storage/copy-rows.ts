import { type ClientBase, Query } from 'pg';
import { checkStorable } from './storable-text.ts';

/** Runs `copy … from stdin` with the text of its rows; nothing may be asked of the connection until it has ended. */
export function copyRows(client: ClientBase, statement: string, rows: Iterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyQuery(statement, rows, (error) => (error ? reject(error) : resolve())));
  });
}

interface CopyingConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** A query of the driver's own class: one of any other is refused on connections that pipeline. */
class CopyQuery extends Query {
  readonly #rows: Iterable<string>;
  readonly #done: (error: Error | undefined) => void;

  constructor(statement: string, rows: Iterable<string>, done: (error: Error | undefined) => void) {
    super(statement, done);
    this.#rows = rows;
    this.#done = done;
  }

  /** Called by the driver when Postgres is ready for the rows. */
  handleCopyInResponse(connection: CopyingConnection): void {
    try {
      for (const text of this.#rows) {
        checkStorable(text);
        connection.sendCopyFromChunk(Buffer.from(text));
      }
      connection.endCopyFrom();
    } catch (cause) {
      this.#done(cause as Error);
      connection.sendCopyFail('The rows could not be made.');
    }
  }
}
