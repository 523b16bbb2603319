import { guardFormula } from './csv-profile.ts';
import { csvText, isHarmless, isHarmlessUtf8, isQuoted } from './csv-text.ts';
import { type CsvColumn, type CsvValue, checkCsv, type WriteCsvOptions } from './write-csv.ts';

/** Room for so many bytes to begin with; a row that is longer makes it larger. */
const firstRoom = 98_304;
/** A code unit takes three bytes at most; those that are doubled take one. */
const bytesPerUnit = 3;
const [quote, carriageReturn, lineFeed, byteOrderMark] = [34, 13, 10, 0xfeff];
/** Which bytes of UTF-8 need quotes: where U+FEFF begins, others may too, which are looked at as texts. */
const isAside = Uint8Array.from({ length: 256 }, (_, unit) => (isQuoted(unit) || unit === 0xef ? 1 : 0));

/** Rows whose cells are texts in UTF-8, wherever they stand. */
export interface Utf8Rows {
  readonly bytes: Uint8Array;
  /** Of each cell, row by row, where it starts in the bytes and where it has ended. */
  readonly bounds: Int32Array;
  /** How many rows there are; behind theirs, bounds mean nothing. */
  readonly rows: number;
}

/** A cell as it came, and as it was written. */
interface Aside {
  readonly source: Uint8Array;
  readonly written: Uint8Array;
}

/** A CSV as UTF-8, line by line: the bytes of what `writeCsv` writes, without a text between the cells and them. */
export class CsvBytes<Row> {
  readonly #columns: readonly CsvColumn<Row>[];
  readonly #isGuarded: boolean;
  readonly #delimiter: number;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** Of each column the last cell that was not put as it was. */
  readonly #aside: (Aside | undefined)[] = [];
  #bytes = new Uint8Array(firstRoom);
  #length = 0;

  /** Starts with the header. Throws `invalid` by its name for what is no column and no options. */
  constructor(columns: readonly CsvColumn<Row>[], options: WriteCsvOptions) {
    checkCsv(columns, options);
    this.#columns = columns;
    this.#isGuarded = options.profile === 'spreadsheet';
    this.#delimiter = (options.delimiter ?? ',').charCodeAt(0);
    if (options.byteOrderMark) this.#putEncoded('\ufeff');
    const start = this.#length;
    for (const { header } of columns) this.#putCell(header);
    this.#endLine(start);
  }

  /** How many bytes are there to be taken. */
  get length(): number {
    return this.#length;
  }

  /** Adds the line of a row. */
  add(row: Row): void {
    const start = this.#length;
    const columns = this.#columns;
    for (let at = 0; at < columns.length; at++) this.#putCell((columns[at] as CsvColumn<Row>).value(row));
    this.#endLine(start);
  }

  /** Adds the lines of rows whose cells are bytes already. */
  addUtf8({ bytes, bounds, rows }: Utf8Rows): void {
    const width = this.#columns.length;
    for (let row = 0, at = 0; row < rows; row++) {
      const start = this.#length;
      for (let column = 0; column < width; column++, at += 2)
        this.#putUtf8(column, bytes, bounds[at] as number, bounds[at + 1] as number);
      this.#endLine(start);
    }
  }

  /** Hands over the lines that are there. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** A cell and the delimiter behind it. */
  #putCell(value: CsvValue): void {
    if (typeof value === 'string') this.#putText(value);
    else if (typeof value === 'boolean' || Number.isFinite(value)) this.#putPlain(String(value));
    else this.#makeRoom(0);
    this.#bytes[this.#length++] = this.#delimiter;
  }

  #putText(text: string): void {
    if ((!this.#isGuarded || isHarmless(text)) && this.#putPlain(text)) return;
    const cell = this.#isGuarded ? guardFormula(text) : text;
    if (!this.#putPlain(cell) && !this.#putQuoted(cell)) this.#putEncoded(csvText(text, this.#isGuarded));
  }

  /** Puts a text as it is, encoded on the way; nothing of it where it needs quotes or has half a character. */
  #putPlain(text: string): boolean {
    this.#makeRoom(text.length);
    let end = this.#length;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 128) {
        if (isAside[unit] === 1) return false;
        this.#bytes[end++] = unit;
      } else {
        if (unit === byteOrderMark || isHalf(unit)) return false;
        end = this.#encode(unit, end);
      }
    }
    this.#length = end;
    return true;
  }

  /** Puts a text in quotes, encoded on the way; nothing of it where it has half a character. */
  #putQuoted(text: string): boolean {
    this.#makeRoom(text.length);
    const bytes = this.#bytes;
    let end = this.#length;
    bytes[end++] = quote;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 128) {
        if (isHalf(unit)) return false;
        end = this.#encode(unit, end);
        continue;
      }
      if (unit === quote) bytes[end++] = quote;
      bytes[end++] = unit;
    }
    bytes[end++] = quote;
    this.#length = end;
    return true;
  }

  /** Puts a character beyond ASCII that is a code unit; answers the offset behind it. */
  #encode(unit: number, at: number): number {
    const bytes = this.#bytes;
    let end = at;
    if (unit < 2048) {
      bytes[end++] = 192 | (unit >> 6);
    } else {
      bytes[end++] = 224 | (unit >> 12);
      bytes[end++] = 128 | ((unit >> 6) & 63);
    }
    bytes[end++] = 128 | (unit & 63);
    return end;
  }

  /** A cell that is a text in UTF-8, and the delimiter behind it. */
  #putUtf8(column: number, source: Uint8Array, start: number, end: number): void {
    if ((this.#isGuarded && !isHarmlessUtf8(source, start, end)) || !this.#putPlainUtf8(source, start, end))
      this.#putAside(column, source, start, end);
    this.#bytes[this.#length++] = this.#delimiter;
  }

  /** A cell that may have to be guarded or quoted: of a customer's rows it is often the one above once more. */
  #putAside(column: number, source: Uint8Array, start: number, end: number): void {
    const above = this.#aside[column];
    if (above && isSame(above.source, source, start, end)) {
      this.#makeRoom(above.written.length);
      this.#bytes.set(above.written, this.#length);
      this.#length += above.written.length;
      return;
    }
    const from = this.#length;
    this.#putText(this.#decoder.decode(source.subarray(start, end)));
    this.#aside[column] = {
      source: new Uint8Array(source.subarray(start, end)),
      written: this.#bytes.slice(from, this.#length),
    };
  }

  /** Puts bytes as they are; nothing of them where they may need quotes. */
  #putPlainUtf8(source: Uint8Array, start: number, end: number): boolean {
    this.#makeRoom(end - start);
    const bytes = this.#bytes;
    let to = this.#length;
    for (let at = start; at < end; at++) {
      const unit = source[at] as number;
      if (isAside[unit] === 1) return false;
      bytes[to++] = unit;
    }
    this.#length = to;
    return true;
  }

  #putEncoded(text: string): void {
    this.#makeRoom(text.length);
    this.#length += this.#encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  /** Room for so many code units, the delimiter or line end behind them, and the quotes of a lone empty cell. */
  #makeRoom(units: number): void {
    const needed = this.#length + bytesPerUnit * units + 8;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * needed);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  /** Ends a line where its last delimiter stands. A lone empty cell is quoted: an empty line would be no record. */
  #endLine(start: number): void {
    this.#makeRoom(0);
    const bytes = this.#bytes;
    let end = Math.max(this.#length - 1, start);
    if (end === start && this.#columns.length === 1) {
      bytes[end++] = quote;
      bytes[end++] = quote;
    }
    bytes[end++] = carriageReturn;
    bytes[end++] = lineFeed;
    this.#length = end;
  }
}

/** Whether a code unit is half of a character. */
function isHalf(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}
