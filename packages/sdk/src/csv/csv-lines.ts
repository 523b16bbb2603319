import { countLineBreaks } from '../text/count-line-breaks.ts';
import { type CsvProfile, unguardFormula } from './csv-profile.ts';
import { findCsvStart } from './csv-start.ts';
import { carriageReturn, lineFeed, RecordReader } from './record-reader.ts';

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
  readonly #isGuarded: boolean;
  #text = '';
  #line = 1;
  #delimiter: string | undefined;
  /** A line that was too long is being passed over. */
  #isInLongLine = false;

  constructor(options: CsvLinesOptions) {
    this.#options = options;
    this.#isGuarded = options.profile === 'spreadsheet';
  }

  /** The line on which what was read so far ends. */
  get line(): number {
    return this.#line + countLineBreaks(this.#text);
  }

  /** The lines that are whole with the next part. The first part has all that stands above the header. */
  read(part: string, isLast: boolean): CsvLine[] {
    const text = this.#text + part;
    const lines: CsvLine[] = [];
    let at = this.#delimiter === undefined ? this.#begin(text, isLast) : this.#passedLongLine(text);
    const records = new RecordReader(text, this.#delimiter ?? ',');
    while (at < text.length) {
      if (isBreak(text, at)) {
        if (!isLast && at === text.length - 1) break;
        at += text.startsWith('\r\n', at) ? 2 : 1;
        this.#line++;
        continue;
      }
      const { cells, end, breaks, problem } = records.read(at);
      const mayGoOn = problem ? text.length - at < longestRecord : end >= text.length - 1;
      if (!isLast && mayGoOn) {
        if (text.length - at < longestRecord) break;
        lines.push({
          line: this.#line,
          cells: [],
          problem: `the line is longer than ${longestRecord} characters`,
        });
        this.#isInLongLine = true;
        at = text.length;
        break;
      }
      const isUnended = isLast && end === text.length && !isBreak(text, end - 1);
      const line: CsvLine = { line: this.#line, cells: this.#unguarded(cells) };
      // most lines have nothing to add
      lines.push(
        problem || isUnended
          ? { ...line, ...(problem ? { problem } : {}), ...(isUnended ? { isUnended } : {}) }
          : line,
      );
      // the rest of a line that is left out may be yet to come
      this.#isInLongLine = !isLast && problem !== undefined && !isBreak(text, end - 1);
      this.#line += breaks;
      at = end;
    }
    this.#text = text.slice(at);
    return lines;
  }

  #unguarded(cells: string[]): readonly string[] {
    return this.#isGuarded ? cells.map(unguardFormula) : cells;
  }

  #begin(text: string, isLast: boolean): number {
    const { at, line, delimiter, titles } = findCsvStart(text, this.#options.isHeader);
    if (at === text.length) {
      // the other half of a line break may be yet to come
      const end = !isLast && text.endsWith('\r') ? at - 1 : at;
      this.#line += countLineBreaks(text.slice(0, end));
      return end;
    }
    this.#line += line - 1;
    this.#delimiter = delimiter;
    this.titles = titles;
    return at;
  }

  #passedLongLine(text: string): number {
    if (!this.#isInLongLine) return 0;
    const end = text.search(/[\r\n]/);
    this.#isInLongLine = end < 0;
    return end < 0 ? text.length : end;
  }
}

function isBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === lineFeed || unit === carriageReturn;
}
