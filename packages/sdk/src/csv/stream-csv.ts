import { checkRecord } from '../errors/check-argument.ts';
import { decodeChunks } from '../text/decode-chunks.ts';
import { CsvLines, type CsvRecord } from './csv-lines.ts';
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
export async function* streamCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadCsvOptions = {},
): AsyncGenerator<StreamedCsvLine, void, undefined> {
  checkRecord('options', options);
  const { profile } = options;
  const lines = new CsvLines({ profile });
  let width: number | undefined;
  for await (const { text, isLast } of decodeChunks(chunks)) {
    for (const { line, cells, problem } of lines.read(text, isLast)) {
      width ??= cells.length;
      const message = problem ?? widthProblem(cells, width);
      yield message ? { line, cells, problem: message } : { line, cells };
    }
  }
}
