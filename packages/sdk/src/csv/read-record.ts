/** One record of a CSV text, which may go over several lines. */
export interface ReadRecord {
  readonly cells: string[];
  /** Offset behind the record and its line break. */
  readonly end: number;
  /** Why the line is no record; then `end` is that of the line on which it starts. */
  readonly problem?: string;
}

interface ReadCell {
  readonly text: string;
  readonly end: number;
  readonly problem?: string;
}

const lineBreaks = /\r\n|\r|\n/g;

/** So many columns have the widest sheets of spreadsheets; a line of more is none of a table. */
const mostCells = 16_384;

/** Reads the record that starts at an offset (RFC 4180; CRLF, LF or CR). Each character is looked at a bounded number of times. */
export function readRecord(text: string, start: number, delimiter: string): ReadRecord {
  const cells: string[] = [];
  let at = start;
  while (true) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
    if (cell.problem) return { cells, end: lineEnd(text, start), problem: cell.problem };
    if (cells.length === mostCells) {
      const problem = `the line has more than ${mostCells} columns`;
      return { cells: [], end: lineEnd(text, start), problem };
    }
    cells.push(cell.text);
    if (text[cell.end] !== delimiter) return { cells, end: afterBreak(text, cell.end) };
    at = cell.end + 1;
  }
}

function plainCell(text: string, start: number, delimiter: string): ReadCell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && !isBreak(text, end)) end++;
  return { text: text.slice(start, end), end };
}

function quotedCell(text: string, start: number, delimiter: string): ReadCell {
  const close = closingQuote(text, start);
  if (close === -1) return { text: '', end: start, problem: 'the line has a quote that is never closed' };
  const end = close + 1;
  if (end < text.length && text[end] !== delimiter && !isBreak(text, end)) {
    return {
      text: '',
      end,
      problem: 'the line has a quote that is not closed before a delimiter or line end',
    };
  }
  return { text: text.slice(start + 1, close).replaceAll('""', '"'), end };
}

/** Offset of the quote that closes the one at `start`; -1 where none does. */
export function closingQuote(text: string, start: number): number {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

function isBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 10 || unit === 13;
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : Math.min(at + 1, text.length);
}

function lineEnd(text: string, start: number): number {
  return afterBreak(text, plainCell(text, start, '').end);
}

/** How many line breaks stand between two offsets. */
export function countLines(text: string, start: number, end: number): number {
  return text.slice(start, end).match(lineBreaks)?.length ?? 0;
}
