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

const [quote, lineFeed, carriageReturn] = [34, 10, 13];
const neverClosed = 'the line has a quote that is never closed';
const closedTooEarly = 'the line has a quote that is not closed before a delimiter or line end';

/** So many columns have the widest sheets of spreadsheets; a line of more is none of a table. */
export const mostCells = 16_384;
const tooMany = `the line has more than ${mostCells} columns`;

/** Reads the record that starts at an offset (RFC 4180; CRLF, LF or CR). Each character is looked at a bounded number of times. */
export function readRecord(text: string, start: number, delimiter: string): ReadRecord {
  const stop = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let breaks = 0;
  let at = start;
  while (true) {
    if (cells.length === mostCells) return { cells: [], ...lineOf(text, start), problem: tooMany };
    let end = at;
    if (text.charCodeAt(at) === quote) {
      const close = closingQuote(text, at);
      if (close === -1) return { cells, ...lineOf(text, start), problem: neverClosed };
      end = close + 1;
      if (end < text.length && text.charCodeAt(end) !== stop && !isBreak(text.charCodeAt(end)))
        return { cells, ...lineOf(text, start), problem: closedTooEarly };
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      breaks += countLineBreaks(text.slice(at, end));
    } else {
      for (let unit = text.charCodeAt(end); end < text.length && unit !== stop && !isBreak(unit); )
        unit = text.charCodeAt(++end);
      cells.push(text.slice(at, end));
    }
    if (text.charCodeAt(end) !== stop)
      return { cells, end: afterBreak(text, end), breaks: end < text.length ? breaks + 1 : breaks };
    at = end + 1;
  }
}

/** Offset of the quote that closes the one at `start`; -1 where none does. */
export function closingQuote(text: string, start: number): number {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text.charCodeAt(close + 1) === quote) close = text.indexOf('"', close + 2);
  return close;
}

function isBreak(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn;
}

/** Offset behind the line break that stands at an offset. */
export function afterBreak(text: string, at: number): number {
  const isPair = text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed;
  return isPair ? at + 2 : Math.min(at + 1, text.length);
}

/** The line on which what is no record starts. */
function lineOf(text: string, start: number): Pick<ReadRecord, 'end' | 'breaks'> {
  let at = start;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return { end: afterBreak(text, at), breaks: at < text.length ? 1 : 0 };
}
