import { Readable } from 'node:stream';
import { type ClientBase, Query } from 'pg';

/** So many bytes of rows are handed over at once, or a row that is longer. */
const batchLength = 131_072;
/** So many batches wait for their reader before Postgres waits. */
const mostWaiting = 2;

interface CopyingConnection {
  readonly stream: { pause(): unknown; resume(): unknown };
}

/** A `copy … to stdout`. It is a query of the driver's own class: one of any other is refused on connections that pipeline. */
export class CopyOut extends Query {
  /** The text of its rows as it comes, whole lines: a slow reader makes Postgres wait, one who stops lets the rest go by. */
  readonly lines = new Readable({
    objectMode: true,
    highWaterMark: mostWaiting,
    read: () => this.#connection?.stream.resume(),
    destroy: (cause, done) => {
      this.#connection?.stream.resume();
      done(cause);
    },
  });
  #connection: CopyingConnection | undefined;
  #batch = Buffer.allocUnsafe(batchLength);
  #length = 0;
  #settle: (error: Error | undefined) => void = () => {};

  constructor(statement: string) {
    super(statement, (error: Error | undefined) => {
      if (error) this.lines.destroy(error);
      else this.#end();
      this.#settle(error);
    });
  }

  /** Asks for the rows; settles when Postgres has told all of them, and nothing else is answered on the connection before. */
  run(client: ClientBase): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = (error) => (error ? reject(error) : resolve());
      client.query(this);
    });
  }

  /** Called by the driver with each row. */
  handleCopyData({ chunk: row }: { readonly chunk: Buffer }, connection: CopyingConnection): void {
    if (this.lines.destroyed) return;
    this.#connection = connection;
    if (this.#length + row.length > this.#batch.length) {
      if (!this.#handOver()) connection.stream.pause();
      this.#batch = Buffer.allocUnsafe(Math.max(batchLength, row.length));
    }
    row.copy(this.#batch, this.#length);
    this.#length += row.length;
  }

  #handOver(): boolean {
    const lines = this.#batch.subarray(0, this.#length);
    this.#length = 0;
    return lines.length === 0 || this.lines.push(lines);
  }

  #end(): void {
    this.#handOver();
    this.lines.push(null);
  }
}
