import { type CsvProfile, unguardFormula } from './csv-profile.ts';
import { findCsvStart } from './csv-start.ts';
import { countLines, readRecord } from './read-record.ts';

/** One record below the header. */
export interface CsvRecord {
  /** Line of the file on which it starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line of a CSV file as it comes along; the first is the header. With `problem` it is left out, and why. */
export interface CsvLine extends CsvRecord {
  readonly problem?: string;
  /** Whether the file ends with it, without a line break: it may have been cut off. */
  readonly isUnended?: boolean;
}

/** How a text is cut into lines. */
export interface CsvLinesOptions {
  readonly profile?: CsvProfile | undefined;
  /** Tells the header; what stands above it is a title. The first line is the header unless told. */
  readonly isHeader?: ((cells: readonly string[]) => boolean) | undefined;
}

/** A record that is longer has a quote that is never closed: what comes after it is read on its own. */
const longestRecord = 1_048_576;

/** Cuts a text that comes in parts, or as a whole, into its lines; empty ones are none. */
export class CsvLines {
  /** What stands above the header; known with the first line. */
  titles: readonly string[] = [];
  readonly #options: CsvLinesOptions;
  #text = '';
  #line = 1;
  #delimiter: string | undefined;
  /** A line that was too long is being passed over. */
  #isInLongLine = false;

  constructor(options: CsvLinesOptions) {
    this.#options = options;
  }

  /** The lines that are whole with the next part. The first part has all that stands above the header. */
  *read(part: string, isLast: boolean): Generator<CsvLine, void, undefined> {
    const text = this.#text + part;
    let at = this.#delimiter === undefined ? this.#begin(text) : this.#passedLongLine(text);
    while (at < text.length) {
      if (text[at] === '\r' || text[at] === '\n') {
        if (!isLast && at === text.length - 1) break;
        at = this.#passed(text, at, text.startsWith('\r\n', at) ? at + 2 : at + 1);
        continue;
      }
      const { cells, end, problem } = readRecord(text, at, this.#delimiter ?? ',');
      const mayGoOn = problem ? text.length - at < longestRecord : end >= text.length - 1;
      if (!isLast && mayGoOn) {
        if (text.length - at < longestRecord) break;
        yield { line: this.#line, cells: [], problem: `the line is longer than ${longestRecord} characters` };
        this.#isInLongLine = true;
        at = text.length;
        break;
      }
      const isUnended = isLast && end === text.length && !/[\r\n]$/.test(text);
      yield {
        line: this.#line,
        cells: this.#options.profile === 'spreadsheet' ? cells.map(unguardFormula) : cells,
        ...(problem ? { problem } : {}),
        ...(isUnended ? { isUnended } : {}),
      };
      // the rest of a line that is left out may be yet to come
      this.#isInLongLine = !isLast && problem !== undefined && !/[\r\n]/.test(text[end - 1] as string);
      at = this.#passed(text, at, end);
    }
    this.#text = text.slice(at);
  }

  #begin(text: string): number {
    const { at, line, delimiter, titles } = findCsvStart(text, this.#options.isHeader);
    if (at === text.length) return at;
    this.#delimiter = delimiter;
    this.titles = titles;
    this.#line = line;
    return at;
  }

  #passedLongLine(text: string): number {
    if (!this.#isInLongLine) return 0;
    const end = text.search(/[\r\n]/);
    this.#isInLongLine = end < 0;
    return end < 0 ? text.length : end;
  }

  #passed(text: string, start: number, end: number): number {
    this.#line += countLines(text, start, end);
    return end;
  }
}
