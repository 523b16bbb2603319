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
  checkRecord('options', options);
  return oneByOne(pagesOf(chunks, options));
}

/**
 * The lines of {@link streamCsv} some at a time, for who works on many at once: those that end with a chunk, which may be none.
 */
export function streamCsvPages(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadCsvOptions = {},
): AsyncIterableIterator<readonly StreamedCsvLine[], void, undefined> {
  checkRecord('options', options);
  return pagesOf(chunks, options);
}

/** An iterator by hand: a line that is there costs one promise, where an async generator would wait several times for it. */
function oneByOne(
  pages: AsyncGenerator<readonly StreamedCsvLine[], void, undefined>,
): AsyncIterableIterator<StreamedCsvLine, void, undefined> {
  let page: readonly StreamedCsvLine[] = [];
  let at = 0;
  /** The last answer that is waited for: who asks meanwhile comes behind it. */
  let last: Promise<IteratorResult<StreamedCsvLine, void>> | undefined;
  const nextOfPages = async (): Promise<IteratorResult<StreamedCsvLine, void>> => {
    for (;;) {
      const value = page[at];
      if (value) {
        at++;
        return { value, done: false };
      }
      const next = await pages.next();
      if (next.done) return next;
      page = next.value;
      at = 0;
    }
  };
  return {
    next() {
      const value = last ? undefined : page[at];
      if (value) {
        at++;
        return Promise.resolve({ value, done: false });
      }
      const answer = last ? last.then(nextOfPages, nextOfPages) : nextOfPages();
      const isThere = () => {
        if (last === answer) last = undefined;
      };
      last = answer;
      answer.then(isThere, isThere);
      return answer;
    },
    async return() {
      page = [];
      await pages.return();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
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
