import { type ClientBase, Query } from 'pg';

/** Runs `copy … from stdin` with the text of its rows; nothing may be asked of the connection until it has ended. */
export function copyRows(client: ClientBase, statement: string, rows: string): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyQuery(statement, rows, (error) => (error ? reject(error) : resolve())));
  });
}

interface CopyingConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A query of the driver's own class: one of any other is refused on connections that pipeline. */
class CopyQuery extends Query {
  readonly #rows: string;

  constructor(statement: string, rows: string, done: (error: Error | undefined) => void) {
    super(statement, done);
    this.#rows = rows;
  }

  /** Called by the driver when Postgres is ready for the rows. */
  handleCopyInResponse(connection: CopyingConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.#rows));
    connection.endCopyFrom();
  }
}
