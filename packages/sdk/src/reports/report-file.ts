import * as z from 'zod/mini';

/** A file as it comes along: its name, what it is, and its bytes, which are read once. */
export interface FileAnswer {
  readonly name: string;
  /** A media type. */
  readonly type: string;
  /** How many bytes are to come; absent, it is not known. */
  readonly size?: number | undefined;
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** The file of a report. */
export const reportFileSchema = z.custom<FileAnswer>(
  (value) => (value as Partial<FileAnswer> | null)?.stream instanceof ReadableStream,
  'expected a file',
);
