import { checkRecord } from '../errors/check-argument.ts';
import { decodeChunks } from '../text/decode-chunks.ts';
import { type CsvLine, CsvLines, type CsvRecord } from './csv-lines.ts';
import { type ReadCsvOptions, widthProblem } from './read-csv.ts';

/** A line of a CSV file as it comes along; the first is the header. With `problem` it is left out, and why. */
export interface StreamedCsvLine extends CsvRecord {
  readonly problem?: string | undefined;
}

/**
 * Reads a CSV file of any length as it comes along, in memory that does not grow with it; otherwise as `readCsv` does.
 * Throws `invalid` for bytes that are no text, when it comes to them; so too for those that are not UTF-8 where other
 * letters of the file were.
 */
export function streamCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadCsvOptions = {},
): AsyncIterableIterator<StreamedCsvLine, void, undefined> {
  return oneByOne(streamCsvPages(chunks, options));
}

/**
 * The lines of {@link streamCsv} some at a time: those that end with a chunk, which may be none. Lines are waited for together
 * and not each for itself, by which a long file is read in four fifths of the time.
 */
export function streamCsvPages(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadCsvOptions = {},
): AsyncIterableIterator<readonly StreamedCsvLine[], void, undefined> {
  checkRecord('options', options);
  return pagesOf(chunks, options);
}

async function* oneByOne(
  pages: AsyncIterable<readonly StreamedCsvLine[]>,
): AsyncGenerator<StreamedCsvLine, void, undefined> {
  for await (const lines of pages) for (const line of lines) yield line;
}

async function* pagesOf(
  chunks: AsyncIterable<Uint8Array>,
  { profile }: ReadCsvOptions,
): AsyncGenerator<StreamedCsvLine[], void, undefined> {
  const lines = new CsvLines({ profile });
  let width: number | undefined;
  const fit = (found: CsvLine): StreamedCsvLine => {
    const { line, cells, problem, isUnended } = found;
    width ??= cells.length;
    const message = problem ?? (cells.length === width ? undefined : widthProblem(cells, width));
    if (message !== undefined) return { line, cells, problem: message };
    // most lines go on as they are
    return isUnended ? { line, cells } : found;
  };
  for await (const { text, isLast } of decodeChunks(chunks, () => lines.line))
    yield lines.read(text, isLast).map(fit);
}
