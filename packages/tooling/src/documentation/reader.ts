import type { ReaderShell } from './reader-shell.ts';

/** Somebody who follows the documentation, and where. */
export interface Reader {
  readonly shell: ReaderShell;
  /** The clone of this repository. */
  readonly clone: string;
  /** The reader's own app, beside the clone. */
  readonly app: string;
  /** Free, where the documentation says 4600. */
  readonly port: number;
  /** Of a Postgres of the reader's; absent where this machine has none. */
  readonly postgres: string | undefined;
}

/** Runs a command line as it stands in the documentation, and holds it to what is said there. */
export type Promised = (reader: Reader, line: string) => Promise<void>;
