import type { CsvColumn } from '../csv/write-csv.ts';
import { cellStyles, shownWidth, textCell, xlsxCell } from './xlsx-cell.ts';

/** As wide as a column is at least and at most, in characters. */
const narrowest = 8;
const widest = 60;
/** The room at both sides of a cell, and what bold letters take more. */
const padding = 2;
const bold = 1.15;

/** The rows of a workbook one after another, as XML, and how wide they are. */
export class RowLines<Row> {
  readonly #columns: readonly CsvColumn<Row>[];
  readonly #letters: readonly string[];
  readonly #iterator: AsyncIterator<Row> | Iterator<Row>;
  readonly #widths: number[];
  #step: IteratorResult<Row> | undefined;
  #at = 0;
  #isMeasured = false;

  constructor(columns: readonly CsvColumn<Row>[], rows: Iterable<Row> | AsyncIterable<Row>) {
    this.#columns = columns;
    this.#letters = columns.map((_, at) => columnLetters(at));
    const { [Symbol.asyncIterator]: asynchronous } = rows as Partial<AsyncIterable<Row>>;
    this.#iterator = asynchronous ? asynchronous.call(rows) : (rows as Iterable<Row>)[Symbol.iterator]();
    this.#widths = columns.map(({ header }) => Math.ceil(bold * shownWidth(header, undefined)));
  }

  /** Fit the header and the rows until now, and are not asked of further ones. */
  get widths(): readonly number[] {
    this.#isMeasured = true;
    return this.#widths.map((width) => Math.min(Math.max(width + padding, narrowest), widest));
  }

  /** The first row of every sheet. */
  header(): string {
    const cells = this.#columns.map(({ header }, at) =>
      header === ''
        ? ''
        : textCell(header, cellStyles.header, `${this.#letters[at]}1`, () => `columns[${at}].header`),
    );
    return `<row r="1">${cells.join('')}</row>`;
  }

  /** Whether there is a row that was not taken. */
  async hasMore(): Promise<boolean> {
    this.#step ??= await this.#iterator.next();
    return !this.#step.done;
  }

  /** The row that {@link hasMore} found, as row `place` of its sheet. */
  next(place: number): string {
    const row = this.#step?.value as Row;
    this.#step = undefined;
    let cells = '';
    for (const [at, { header, value, kind }] of this.#columns.entries()) {
      const found = value(row);
      cells += xlsxCell(found, kind, `${this.#letters[at]}${place}`, () => `rows[${this.#at}].${header}`);
      if (!this.#isMeasured) this.#widths[at] = Math.max(this.#widths[at] ?? 0, shownWidth(found, kind));
    }
    this.#at++;
    return `<row r="${place}">${cells}</row>`;
  }

  /** Lets the rows go; those that have come to their end are let be. */
  async close(): Promise<void> {
    if (!this.#step?.done) await this.#iterator.return?.();
  }
}

/** What a column is called: `A` to `Z`, `AA` and on. */
function columnLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnLetters(Math.floor(at / 26) - 1) + letter;
}
