import { PartnerError } from '@partnerkit/sdk';

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
  /** Begins a file. What the signal calls off rejects at once; what is left of it is dropped as always. */
  readonly write: (name: string, signal?: AbortSignal | undefined) => Promise<ReportFileWriter>;
  /** The bytes of a file, all of them or a part; `undefined` where it is not there. Cancelling the stream closes it. */
  readonly read: (
    name: string,
    range?: ByteRange | undefined,
  ) => Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>;
  /** Removes a file; one that is not there is none to remove. */
  readonly remove: (name: string) => Promise<void>;
  /** All files, those that are half-written too, each under a name by which it can be removed. */
  readonly list: () => AsyncIterable<StoredReportFile>;
}

/** How a storage failed. */
export interface ReportStorageFailure {
  /** Whoever has the report run reads it: what was refused, and nothing by which others could get in. */
  readonly message: string;
  readonly retryable: boolean;
  /** The pause that it asks for, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** There is no room left. */
  readonly isFull?: boolean | undefined;
  readonly cause?: unknown;
}

/** A storage that did not do what it was asked, with what it says itself. */
export class ReportStorageError extends PartnerError {
  readonly isFull: boolean;

  constructor({ isFull = false, ...failure }: ReportStorageFailure) {
    super({ code: 'unavailable', ...failure });
    this.name = 'ReportStorageError';
    this.isFull = isFull;
  }
}

/** Throws where a name is not one of a report's file. */
export function checkReportFileName(name: string): void {
  if (!isReportFileName(name)) throw new Error(`No name of a report's file: ${name}`);
}

/** Whether a name is one that files of reports have. */
export function isReportFileName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]*$/.test(name);
}
