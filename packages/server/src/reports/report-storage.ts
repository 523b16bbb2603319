/** A part of a file, from its first byte to its last, both counted from 0 and both among it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A file that is being written: nobody reads any of it before it is kept. */
export interface ReportFileWriter {
  /** Settles when more may come. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** From now on the whole file is there, also after the power has failed. */
  readonly keep: () => Promise<void>;
  /** Leaves nothing of it behind. */
  readonly drop: () => Promise<void>;
}

/** A file that is there, kept or left half-written by a process that was killed. */
export interface StoredReportFile {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** Where the files of reports are kept. Names are of lower-case letters, digits, hyphens and dots. */
export interface ReportStorage {
  readonly write: (name: string) => Promise<ReportFileWriter>;
  /** The bytes of a file, all of them or a part; `undefined` where it is not there. Cancelling the stream closes it. */
  readonly read: (
    name: string,
    range?: ByteRange | undefined,
  ) => Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>;
  /** Removes a file; one that is not there is none to remove. */
  readonly remove: (name: string) => Promise<void>;
  /** All files, those that are half-written too. */
  readonly list: () => AsyncIterable<StoredReportFile>;
}
