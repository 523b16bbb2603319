import { countLineBreaks } from '../text/count-line-breaks.ts';

/** One record of a CSV text, which may go over several lines. */
export interface ReadRecord {
  readonly cells: string[];
  /** Offset behind the record and its line break. */
  readonly end: number;
  /** How many line breaks stand in it and behind it. */
  readonly breaks: number;
  /** Why the line is no record; then `end` is that of the line on which it starts. */
  readonly problem?: string;
}

const quote = 34;
/** The code units that end a line. */
export const [lineFeed, carriageReturn] = [10, 13];
const neverClosed = 'the line has a quote that is never closed';
const closedTooEarly = 'the line has a quote that is not closed before a delimiter or line end';

/** So many columns have the widest sheets of spreadsheets; a line of more is none of a table. */
const mostCells = 16_384;
const tooMany = `the line has more than ${mostCells} columns`;

/**
 * Reads the records of a text one after another (RFC 4180; CRLF, LF or CR). Where the next delimiter, line break and quote
 * stand is looked up once and kept, so that each character is looked at a bounded number of times.
 */
export class RecordReader {
  readonly #text: string;
  readonly #delimiter: string;
  // offsets of the next of each; that of the end where none comes
  #delimiterAt = -1;
  #lineFeedAt = -1;
  #returnAt = -1;
  #quoteAt = -1;
  /** That of the end of the last record: nothing before it is known. */
  #end = 0;
  /** Cells of the record that is being read: a list that grows would cost more than its cells. */
  readonly #cells: string[] = [];

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  /** The record that starts at an offset; best those of a text one after another. */
  read(start: number): ReadRecord {
    if (start < this.#end) this.#forget();
    const lineEnd = this.#lineEnd(start);
    const firstEnd = this.#cellEnd(start, lineEnd);
    const quoteAt = this.#quote(start);
    if (quoteAt >= lineEnd) return this.#plainRecord(start, lineEnd);
    const [delimiterAt, lineFeedAt, returnAt] = [this.#delimiterAt, this.#lineFeedAt, this.#returnAt];
    const record = this.#quotedRecord(start, firstEnd, lineEnd);
    if (record.problem === undefined) return record;
    // its line alone is left out: what was looked up may be behind what comes next
    this.#delimiterAt = delimiterAt;
    this.#lineFeedAt = lineFeedAt;
    this.#returnAt = returnAt;
    this.#quoteAt = quoteAt;
    return record;
  }

  /** A record without quotes is cut at its delimiters alone. */
  #plainRecord(start: number, lineEnd: number): ReadRecord {
    const text = this.#text;
    const cells = this.#cells;
    let [at, end, count] = [start, this.#delimiterAt, 0];
    while (end < lineEnd && count < mostCells) {
      cells[count++] = text.substring(at, end);
      at = end + 1;
      end = this.#find(this.#delimiter, at);
    }
    this.#delimiterAt = end;
    if (count === mostCells) return this.#noRecord(0, lineEnd, tooMany);
    cells[count++] = text.substring(at, lineEnd);
    return this.#record(count, lineEnd, 0);
  }

  #quotedRecord(start: number, firstEnd: number, firstLineEnd: number): ReadRecord {
    const text = this.#text;
    const cells = this.#cells;
    let [at, end, lineEnd, count, breaks] = [start, firstEnd, firstLineEnd, 0, 0];
    for (; count < mostCells; count++) {
      if (at < text.length && this.#quote(at) === at) {
        const close = closingQuote(text, at);
        if (close === -1) return this.#noRecord(count, firstLineEnd, neverClosed);
        if (lineEnd < close) {
          breaks += countLineBreaks(text.substring(at, close));
          lineEnd = this.#lineEnd(close);
        }
        end = this.#cellEnd(close, lineEnd);
        if (end > close + 1) return this.#noRecord(count, firstLineEnd, closedTooEarly);
        const inside = text.substring(at + 1, close);
        cells[count] = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
      } else {
        cells[count] = text.substring(at, end);
      }
      if (end === lineEnd) return this.#record(count + 1, lineEnd, breaks);
      at = end + 1;
      end = this.#cellEnd(at, lineEnd);
    }
    return this.#noRecord(0, firstLineEnd, tooMany);
  }

  #record(count: number, lineEnd: number, breaks: number): ReadRecord {
    const text = this.#text;
    this.#end = afterBreak(text, lineEnd);
    return {
      cells: this.#cells.slice(0, count),
      end: this.#end,
      breaks: lineEnd < text.length ? breaks + 1 : breaks,
    };
  }

  #noRecord(count: number, lineEnd: number, problem: string): ReadRecord {
    return { ...this.#record(count, lineEnd, 0), problem };
  }

  #forget(): void {
    this.#delimiterAt = -1;
    this.#lineFeedAt = -1;
    this.#returnAt = -1;
    this.#quoteAt = -1;
  }

  #quote(from: number): number {
    if (this.#quoteAt < from) this.#quoteAt = this.#find('"', from);
    return this.#quoteAt;
  }

  /** Offset of the delimiter or line end behind a place. */
  #cellEnd(from: number, lineEnd: number): number {
    if (this.#delimiterAt < from) this.#delimiterAt = this.#find(this.#delimiter, from);
    return Math.min(this.#delimiterAt, lineEnd);
  }

  #lineEnd(from: number): number {
    if (this.#lineFeedAt < from) this.#lineFeedAt = this.#find('\n', from);
    if (this.#returnAt < from) this.#returnAt = this.#find('\r', from);
    return Math.min(this.#lineFeedAt, this.#returnAt);
  }

  #find(character: string, from: number): number {
    const found = this.#text.indexOf(character, from);
    return found === -1 ? this.#text.length : found;
  }
}

/** Offset of the quote that closes the one at `start`; -1 where none does. */
export function closingQuote(text: string, start: number): number {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text.charCodeAt(close + 1) === quote) close = text.indexOf('"', close + 2);
  return close;
}

/** Offset behind the line break that stands at an offset. */
function afterBreak(text: string, at: number): number {
  const isPair = text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed;
  return isPair ? at + 2 : Math.min(at + 1, text.length);
}
