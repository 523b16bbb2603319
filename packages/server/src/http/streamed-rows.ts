import { isPartnerError } from '@partnerkit/sdk';
import { streamCsvPages } from '@partnerkit/sdk/csv';
import { invalidInput } from './invalid-input.ts';
import { bodyLimits, decodedText, parsedJson } from './json-body.ts';
import { lineStream } from './line-stream.ts';
import { unpackedBody } from './unpacked-body.ts';

/** A row of a streamed body, or why a line is none. */
export interface StreamedRow {
  /** From 1. */
  readonly line: number;
  /** Bytes or characters of the line, about. */
  readonly size: number;
  readonly row?: unknown;
  readonly problem?: { readonly field: string; readonly message: string } | undefined;
}

/** How the rows below a CSV header are read. Throws `invalid` for a header that does not fit. */
export type CsvReader = (header: readonly string[]) => (cells: readonly string[]) => unknown;

const ndjson = /^application\/(x-)?(ndjson|jsonl|jsonlines)\s*(;|$)/i;
const csv = /^text\/csv\s*(;|$)/i;

/** Whether a request's body is a stream of rows, by its type. */
export function isRowStream(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return ndjson.test(type) || csv.test(type);
}

/**
 * The rows of a body that comes along, in memory that does not grow with it: NDJSON, or CSV as `readerOf` reads it; packed
 * by gzip where it says so. A line that is no row is named. Throws `invalid` for what makes the whole unreadable.
 */
export function streamedRows(request: Request, readerOf: CsvReader): AsyncIterable<StreamedRow> {
  const bytes = unpackedBody(request);
  const type = request.headers.get('content-type') ?? '';
  return csv.test(type) ? csvRows(bytes, readerOf) : jsonRows(bytes);
}

/** The rows of NDJSON that comes along; a line that is no JSON is named. */
export async function* jsonRows(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamedRow, void, undefined> {
  for await (const lines of lineStream(bytes, bodyLimits.bytes)) {
    for (const { line, bytes: found } of lines) {
      const read = found ? jsonRow(found) : tooLong;
      if (read) yield { line, size: found?.length ?? 0, ...read };
    }
  }
}

const tooLong = {
  problem: { field: '', message: `expected a line of at most ${bodyLimits.bytes} bytes` },
} as const;

/** `undefined` for a blank line. */
function jsonRow(bytes: Uint8Array): Pick<StreamedRow, 'row' | 'problem'> | undefined {
  try {
    const text = decodedText(bytes).trim();
    return text === '' ? undefined : { row: parsedJson(text) };
  } catch (cause) {
    if (!isPartnerError(cause)) throw cause;
    return { problem: { field: '', message: cause.fields?.[0]?.message ?? cause.message } };
  }
}

async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  readerOf: CsvReader,
): AsyncGenerator<StreamedRow, void, undefined> {
  let read: ((cells: readonly string[]) => unknown) | undefined;
  for await (const lines of streamCsvPages(bytes)) {
    for (const { line, cells, problem } of lines) {
      if (!read) {
        read = readerOf(cells);
        continue;
      }
      let size = 0;
      for (const { length } of cells) size += length;
      yield problem === undefined
        ? { line, size, row: read(cells) }
        : { line, size, problem: { field: '', message: problem } };
    }
  }
  if (!read) throw invalidInput('header', 'expected a line of column names');
}
