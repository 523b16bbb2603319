import { invalidField } from '../errors/partner-error.ts';
import { unguardFormula } from './csv-profile.ts';
import { type Encoding, encodingOf } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { type CsvRecord, type ReadCsvOptions, widthProblem } from './read-csv.ts';
import { countLines, readRecord } from './read-record.ts';

/** A line of a CSV file as it comes along; the first is the header. With `problem` it is left out, and why. */
export interface StreamedCsvLine extends CsvRecord {
  readonly problem?: string | undefined;
}

/** So much is looked at for the encoding and the delimiter. */
const firstBytes = 65_536;
/** A record that is longer has a quote that is never closed: what comes after it is read on its own. */
const longestRecord = 1_048_576;

/**
 * Reads a CSV file of any length as it comes along, in memory that does not grow with it; otherwise as `readCsv` does.
 * Throws `invalid` for bytes that are no text, when it comes to them.
 */
export async function* streamCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadCsvOptions = {},
): AsyncGenerator<StreamedCsvLine, void, undefined> {
  const lines = new CsvLines();
  let width: number | undefined;
  for await (const { text, isLast } of decoded(chunks)) {
    for (const { line, cells, problem } of lines.read(text, isLast)) {
      const message = problem ?? (width === undefined ? undefined : widthProblem(cells, width));
      width ??= cells.length;
      const texts = options.profile === 'spreadsheet' ? cells.map(unguardFormula) : cells;
      yield { line, cells: texts, ...(message ? { problem: message } : {}) };
    }
  }
}

/** Cuts a text that comes in parts into its lines. */
class CsvLines {
  #text = '';
  #line = 1;
  #delimiter: string | undefined;

  *read(part: string, isLast: boolean): Generator<StreamedCsvLine> {
    const text = this.#text + part;
    let at = 0;
    while (at < text.length) {
      if (text[at] === '\r' || text[at] === '\n') {
        if (!isLast && at === text.length - 1) break;
        at = this.#passed(text, at, text.startsWith('\r\n', at) ? at + 2 : at + 1);
        continue;
      }
      this.#delimiter ??= detectDelimiter(text, at);
      const { cells, end, problem } = readRecord(text, at, this.#delimiter);
      const mayGoOn = problem ? text.length - at < longestRecord : end >= text.length - 1;
      if (!isLast && mayGoOn) break;
      yield { line: this.#line, cells, ...(problem ? { problem } : {}) };
      at = this.#passed(text, at, end);
    }
    this.#text = text.slice(at);
  }

  #passed(text: string, start: number, end: number): number {
    this.#line += countLines(text, start, end);
    return end;
  }
}

async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ text: string; isLast: boolean }> {
  let decoder: TextDecoder | undefined;
  let encoding: Encoding = 'utf-8';
  let waiting: Uint8Array[] = [];
  let lines = 1;
  const decode = (bytes: Uint8Array, isLast: boolean) => {
    if (!decoder) {
      encoding = encodingOf(bytes);
      decoder = new TextDecoder(encoding, { fatal: true });
    }
    try {
      const text = decoder.decode(bytes, { stream: !isLast });
      lines += countLines(text, 0, text.length);
      return { text, isLast };
    } catch {
      throw invalidField(
        'encoding',
        `expected text in UTF-8 or UTF-16, found bytes after line ${lines} that are not ${encoding.toUpperCase()}`,
      );
    }
  };
  for await (const chunk of chunks) {
    waiting.push(chunk);
    if (waiting.reduce((size, { length }) => size + length, 0) < firstBytes) continue;
    yield decode(joined(waiting), false);
    waiting = [];
  }
  yield decode(joined(waiting), true);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
