import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';
import { type CsvColumn, type CsvValue, csvDelimiterOf, writeCsv } from './write-csv.ts';

const columnsOf = (headers: readonly string[]): CsvColumn<readonly CsvValue[]>[] =>
  headers.map((header, index) => ({ header, value: (row) => row[index] }));

const write = (value: CsvValue, profile: 'spreadsheet' | 'exact' = 'spreadsheet') =>
  writeCsv(columnsOf(['a', 'b']), [[value, 'x']], { profile }).split('\r\n')[1];

describe('writing CSV', () => {
  it('ends every line with CRLF and quotes what needs it', () => {
    const rows = [['O\'Brien, "The Movers"', 'two\nlines']];
    expect(writeCsv(columnsOf(['Name', 'Note']), rows, { profile: 'exact' })).toBe(
      'Name,Note\r\n"O\'Brien, ""The Movers""","two\nlines"\r\n',
    );
  });

  it('starts with a byte-order mark only by choice', () => {
    const columns = columnsOf(['Name']);
    expect(writeCsv(columns, [], { profile: 'exact', byteOrderMark: true })).toBe('\ufeffName\r\n');
    expect(writeCsv(columns, [], { profile: 'exact' })).toBe('Name\r\n');
  });

  it.each<[CsvValue, string]>([
    [-5, '-5,x'],
    [1e21, '1e+21,x'],
    [0, '0,x'],
    [false, 'false,x'],
    [null, ',x'],
    [undefined, ',x'],
    [Number.NaN, ',x'],
    [Number.POSITIVE_INFINITY, ',x'],
    ['=1', "'=1,x"],
    ['-5', '-5,x'],
    ['+39 06 1234567', '+39 06 1234567,x'],
  ])('writes %j for a spreadsheet as %s', (value, line) => {
    expect(write(value)).toBe(line);
  });

  it('is byte-true in the exact profile', () => {
    expect(write('=1', 'exact')).toBe('=1,x');
    expect(write("'=1", 'exact')).toBe("'=1,x");
  });

  it.each([
    ['en', ','],
    ['it', ';'],
    ['de-CH', ','],
    ['ar-u-nu-latn', ','],
  ])('is delimited for the spreadsheets of %s by %s', (locale, delimiter) => {
    expect(csvDelimiterOf(locale)).toBe(delimiter);
  });

  it('guards headers like cells', () => {
    expect(writeCsv(columnsOf(['=1']), [], { profile: 'spreadsheet' })).toBe("'=1\r\n");
  });
});

const nasty = fc.constantFrom(
  '',
  "'",
  '=',
  "'=1",
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\r\n',
  ' ',
  '\ufeff',
  '＝1',
  '-1',
);
const text = fc.oneof(
  nasty,
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(nasty, fc.string()), { maxLength: 5 }).map((parts) => parts.join('')),
);
const table = fc.integer({ min: 1, max: 4 }).chain((width) => {
  const line = fc.array(text, { minLength: width, maxLength: width });
  return fc.record({ header: line, rows: fc.array(line, { maxLength: 6 }) });
});

const delimiters = fc.constantFrom(',' as const, ';' as const, '\t' as const);

describe.each(['spreadsheet', 'exact'] as const)('a CSV in the %s profile', (profile) => {
  it('reads back as the same values', () => {
    fc.assert(
      fc.property(table, fc.boolean(), delimiters, ({ header, rows }, byteOrderMark, delimiter) => {
        const options = { profile, byteOrderMark, delimiter };
        const read = readCsv(writeCsv(columnsOf(header), rows, options), { profile });
        expect(read.header).toEqual(header);
        expect(read.records.map((record) => record.cells)).toEqual(rows);
        expect(read.problems).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reads back from UTF-8 bytes', () => {
    fc.assert(
      fc.property(table, ({ header, rows }) => {
        const csv = writeCsv(columnsOf(header), rows, { profile, byteOrderMark: true });
        const read = readCsv(new TextEncoder().encode(csv), { profile });
        expect([read.header, ...read.records.map((record) => record.cells)]).toEqual([header, ...rows]);
      }),
    );
  });
});
