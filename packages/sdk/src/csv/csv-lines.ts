import { type CsvProfile, unguardFormula } from './csv-profile.ts';
import { findCsvStart } from './csv-start.ts';
import { PlainLines } from './plain-lines.ts';
import { afterBreak, mostCells, readRecord } from './read-record.ts';

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

  /** The lines that are whole with the next part. The first part has all that stands above the header. */
  *read(part: string, isLast: boolean): Generator<CsvLine, void, undefined> {
    const text = this.#text + part;
    let at = this.#delimiter === undefined ? this.#begin(text) : this.#passedLongLine(text);
    const delimiter = this.#delimiter ?? ',';
    const plainLines = new PlainLines(text);
    while (at < text.length) {
      const plainEnd = plainLines.end(at);
      const behind = plainEnd > at ? afterBreak(text, plainEnd) : text.length;
      if (behind < text.length - 1) {
        const cells = text.slice(at, plainEnd).split(delimiter, mostCells + 1);
        if (cells.length <= mostCells) {
          yield { line: this.#line++, cells: this.#unguarded(cells) };
          at = behind;
          continue;
        }
      }
      if (text[at] === '\r' || text[at] === '\n') {
        if (!isLast && at === text.length - 1) break;
        at += text.startsWith('\r\n', at) ? 2 : 1;
        this.#line++;
        continue;
      }
      const { cells, end, breaks, problem } = readRecord(text, at, delimiter);
      const mayGoOn = problem ? text.length - at < longestRecord : end >= text.length - 1;
      if (!isLast && mayGoOn) {
        if (text.length - at < longestRecord) break;
        yield { line: this.#line, cells: [], problem: `the line is longer than ${longestRecord} characters` };
        this.#isInLongLine = true;
        at = text.length;
        break;
      }
      const isUnended = isLast && end === text.length && !/[\r\n]$/.test(text);
      const line: CsvLine = { line: this.#line, cells: this.#unguarded(cells) };
      // most lines have nothing to add
      yield problem || isUnended
        ? { ...line, ...(problem ? { problem } : {}), ...(isUnended ? { isUnended } : {}) }
        : line;
      // the rest of a line that is left out may be yet to come
      this.#isInLongLine = !isLast && problem !== undefined && !/[\r\n]/.test(text[end - 1] as string);
      this.#line += breaks;
      at = end;
    }
    this.#text = text.slice(at);
  }

  #unguarded(cells: string[]): readonly string[] {
    return this.#isGuarded ? cells.map(unguardFormula) : cells;
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
}
