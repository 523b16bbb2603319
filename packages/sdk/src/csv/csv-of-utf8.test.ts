import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Utf8Rows } from './csv-bytes.ts';
import { csvOfUtf8 } from './csv-of-utf8.ts';
import { type WriteCsvOptions, writeCsv } from './write-csv.ts';

const nasty = fc.constantFrom(
  ...[
    '',
    ' ',
    "'",
    '=',
    '+',
    '-',
    '@',
    "'=1",
    '"',
    ',',
    ';',
    '\t',
    '\r\n',
    '\ufeff',
    '\ufeff=1',
    '＝1',
    '\u2212',
  ],
  ...[
    '+390612345678',
    '-5',
    '+39 06 1234567',
    '+1-2',
    '漢字',
    'Ærø',
    '١٢٣',
    '😀=1',
    'a\n=1',
    'a,-b',
    'ﺍ',
    '\u200b=1',
  ],
);
const text = fc.oneof(
  { weight: 3, arbitrary: nasty },
  fc.string({ unit: 'binary' }).map((found) => Buffer.from(found).toString()),
  fc.array(fc.oneof(nasty, fc.string()), { maxLength: 4 }).map((parts) => parts.join('')),
);
const table = fc.integer({ min: 1, max: 3 }).chain((width) => {
  const line = fc.array(text, { minLength: width, maxLength: width });
  return fc.record({ header: line, rows: fc.array(line, { maxLength: 8 }) });
});
const options = fc.record<WriteCsvOptions>({
  profile: fc.constantFrom('spreadsheet', 'exact'),
  byteOrderMark: fc.boolean(),
  delimiter: fc.constantFrom(undefined, ',', ';', '\t'),
});

/** The rows as bytes, with others before, between and behind their cells. */
function utf8Rows(rows: readonly (readonly string[])[]): Utf8Rows {
  const parts = [Buffer.from('=,"')];
  const bounds: number[] = [];
  let length = 3;
  for (const cell of rows.flat()) {
    const bytes = Buffer.from(cell);
    bounds.push(length, length + bytes.length);
    parts.push(bytes, Buffer.from('"'));
    length += bytes.length + 1;
  }
  return { bytes: Buffer.concat(parts), bounds: Int32Array.from([...bounds, 7, 8]), rows: rows.length };
}

async function read(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

describe('a CSV of cells that are bytes already', () => {
  it('is of the same bytes as one of the texts', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        options,
        fc.integer({ min: 1, max: 3 }),
        async ({ header, rows }, how, times) => {
          // a cell like the one above it, and one like the one above that
          const pages = Array.from({ length: times }, () => rows.flatMap((row) => [row, row]));
          async function* later() {
            for (const page of [...pages, []]) yield utf8Rows(page);
          }
          const columns = header.map((name, at) => ({
            header: name,
            value: (row: readonly string[]) => row[at],
          }));
          const chunks = await read(csvOfUtf8(header, later(), how));
          expect(Buffer.concat(chunks).toString()).toBe(writeCsv(columns, pages.flat(), how));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('comes along in chunks, and asks for no page before they are read', async () => {
    let asked = 0;
    async function* pages() {
      for (; asked < 40; asked++) yield utf8Rows([['漢'.repeat(10_000), 'x']]);
    }
    const stream = csvOfUtf8(['a', 'b'], pages(), { profile: 'exact' });
    const reader = stream.getReader();
    expect(asked).toBe(0);
    const { value } = await reader.read();
    expect(value?.length).toBeGreaterThan(60_000);
    await new Promise(setImmediate);
    expect(asked).toBe(2);
    reader.releaseLock();
    const rest = Buffer.concat(await read(stream)).length;
    expect(rest + (value?.length ?? 0)).toBe(5 + 40 * 30_004);
  });
});
