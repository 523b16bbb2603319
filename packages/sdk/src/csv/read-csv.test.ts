import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';

const cellsOf = (input: string | Uint8Array) => {
  const { header, records } = readCsv(input);
  return [header, ...records.map((record) => record.cells)];
};

function utf16(text: string, bigEndian = false): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) bytes.setUint16(at * 2, text.charCodeAt(at), !bigEndian);
  return new Uint8Array(bytes.buffer);
}

const sample = 'Name,Città\r\nAcme,Roma\r\nنور,دبي\r\n';
const sampleCells = [
  ['Name', 'Città'],
  ['Acme', 'Roma'],
  ['نور', 'دبي'],
];

describe('the encoding of a CSV file', () => {
  it.each([
    ['a string', sample],
    ['a string with a mark', `\ufeff${sample}`],
    ['UTF-8', new TextEncoder().encode(sample)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${sample}`)],
    ['UTF-16 LE with a mark', utf16(`\ufeff${sample}`)],
    ['UTF-16 BE with a mark', utf16(`\ufeff${sample}`, true)],
    ['UTF-16 LE', utf16(sample)],
    ['UTF-16 BE', utf16(sample, true)],
  ])('is read from %s', (_, input) => {
    expect(cellsOf(input)).toEqual(sampleCells);
  });

  it.each([false, true])(
    'is UTF-16 also where a letter has a NUL byte of its own (big-endian: %s)',
    (bigEndian) => {
      const text = 'Name,City\r\n一郎,Rīga\r\nĀbols,Rīga\r\n';
      expect(cellsOf(utf16(text, bigEndian))).toEqual([
        ['Name', 'City'],
        ['一郎', 'Rīga'],
        ['Ābols', 'Rīga'],
      ]);
    },
  );

  it('is Windows-1252 where it is not UTF-8', () => {
    expect(cellsOf(Uint8Array.of(...Buffer.from('a;b\n1;Citt'), 0xe0, 0x92, 0x80))).toEqual([
      ['a', 'b'],
      ['1', 'Città’€'],
    ]);
  });

  it('is refused when UTF-16 ends inside a character', () => {
    expect(() => readCsv(utf16(`\ufeff${sample}`).slice(0, -1))).toThrow('not UTF-16LE');
  });
});

describe('the shape of a CSV file', () => {
  it.each([',', ';', '\t'])('is delimited by %j as the header is', (delimiter) => {
    const csv = `a${delimiter}"b,;\t"${delimiter}c\n1${delimiter}2${delimiter}3\n`;
    expect(cellsOf(csv)).toEqual([
      ['a', 'b,;\t', 'c'],
      ['1', '2', '3'],
    ]);
  });

  it('has CRLF, LF or CR at its line ends, mixed too, and the last may be missing', () => {
    expect(cellsOf('a,b\r1,2\n3,4\r\n5,6')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('keeps quoted line breaks, quotes and outer spaces, and counts physical lines', () => {
    const { records } = readCsv('a,b\r\n"x\r\ny\n","say ""hi"""\r\n\r\n 1 ,a "b" c\r\n');
    expect(records).toEqual([
      { line: 2, cells: ['x\r\ny\n', 'say "hi"'] },
      { line: 6, cells: [' 1 ', 'a "b" c'] },
    ]);
  });

  it('may have its quotes inside of cells, and nothing behind its last delimiter', () => {
    expect(cellsOf('a,b\n2" disk,')).toEqual([
      ['a', 'b'],
      ['2" disk', ''],
    ]);
  });

  it('may be nothing at all', () => {
    const nothing = { header: [], records: [], problems: [] };
    expect(readCsv('')).toEqual(nothing);
    expect(readCsv('\ufeff\r\n\r\n')).toEqual(nothing);
    expect(readCsv(new Uint8Array())).toEqual(nothing);
  });
});

describe('a first line that names the delimiter', () => {
  it.each([
    ['sep=;\r\na,b;c\r\n1;2\r\n', ['a,b', 'c']],
    ['\ufeffSEP=\t\na;b\tc\n1\t2\n', ['a;b', 'c']],
    ['"sep=|"\na,b|c\n1|2\n', ['a,b', 'c']],
    ['sep=,,,\na;b,c\n1,2\n', ['a;b', 'c']],
  ])('is no header: %j', (csv, header) => {
    const { line: _, cells } = readCsv(csv).records[0]!;
    expect([readCsv(csv).header, cells]).toEqual([header, ['1', '2']]);
    expect(readCsv(csv).records[0]?.line).toBe(3);
  });
});

describe('a line that does not fit', () => {
  it('is refused with its number, and the rest goes on', () => {
    const { records, problems } = readCsv('a,b\n1\n1,2,3\n"4"x,5\n6,7\n');
    expect(records).toEqual([{ line: 5, cells: ['6', '7'] }]);
    expect(problems).toEqual([
      { line: 2, message: 'the line has too few cells: expected 2, found 1' },
      { line: 3, message: 'the line has too many cells: expected 2, found 3' },
      { line: 4, message: 'the line has a quote that is not closed before a delimiter or line end' },
    ]);
  });

  it('may be half a line in the middle or at the end', () => {
    const { records, problems } = readCsv('a,b\n1,"half\n2,"two\nlines"\n3,"half');
    expect(records).toEqual([{ line: 3, cells: ['2', 'two\nlines'] }]);
    expect(problems).toEqual([
      { line: 2, message: 'the line has a quote that is not closed before a delimiter or line end' },
      { line: 5, message: 'the line has a quote that is never closed' },
    ]);
  });

  it('leaves nothing to read when it is the header', () => {
    expect(readCsv('a,"b\n1,2\n')).toEqual({
      header: [],
      records: [],
      problems: [{ line: 1, message: 'the line has a quote that is never closed' }],
    });
  });
});

it('reads any text without a crash, every line once at most', () => {
  const piece = fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\r', 'a', '=', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { header, records, problems } = readCsv(pieces.join(''));
      const lines = [...records, ...problems].map(({ line }) => line);
      expect(new Set(lines).size).toBe(lines.length);
      for (const record of records) expect(record.cells).toHaveLength(header.length);
    }),
    { numRuns: 500 },
  );
});

it.each(['1,"x\n', '"x"y\n', '"x"y\r', '1\n'])('reads 200,000 lines such as %j in linear time', (line) => {
  const { problems } = readCsv(`a,b\n${line.repeat(200_000)}`);
  expect(problems).toHaveLength(200_000);
});
