import fc from 'fast-check';
import { type ReadOptions, readXlsx } from 'hucre/xlsx';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CsvColumn, CsvColumnKind, CsvValue } from '../csv/write-csv.ts';
import { type WriteXlsxOptions, writeXlsx } from './write-xlsx.ts';
import { xlsxParts } from './xlsx-sheets.ts';
import { zipStream } from './zip-stream.ts';

type Line = readonly CsvValue[];

const columnsOf = (headers: readonly string[], kinds: readonly (CsvColumnKind | undefined)[] = []) =>
  headers.map((header, at): CsvColumn<Line> => ({ header, value: (row) => row[at], kind: kinds[at] }));

const letters = ['a', 'b', 'c', 'd'];

async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The sheets of a workbook as another library reads them. */
async function read(stream: ReadableStream<Uint8Array<ArrayBuffer>>, options?: ReadOptions) {
  return (await readXlsx(await bytesOf(stream), options)).sheets;
}

/** All cells below the header, each line as long as it was written. */
async function cellsOf(columns: readonly CsvColumn<Line>[], rows: readonly Line[]) {
  const [sheet] = await read(writeXlsx(columns, rows));
  return rows.map((_, at) => columns.map((_, column) => sheet?.rows[at + 1]?.[column] ?? null));
}

afterEach(() => void vi.unstubAllGlobals());

const nasty = fc.constantFrom(
  ' ',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\u001f',
  '\u007f',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\ud83d',
  '\ude00',
  '😀',
  '_x000D_',
  '_x',
  '_',
  'x005F_',
  '<',
  '&amp;',
  ']]>',
  "'",
  '"',
  '=',
  '0',
  '漢',
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join('')),
);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const day = fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true });
const value = fc.oneof(text, number, fc.boolean(), fc.constantFrom(null, undefined));
const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    header: fc.array(text, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(value, { minLength: width, maxLength: width }), { maxLength: 6 }),
  }),
);
const asRead = (written: CsvValue) => (written === '' || written === undefined ? null : written);

describe('a workbook', () => {
  it('is read as what was written, cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ header, rows }) => {
        const columns = columnsOf(header);
        const [sheet] = await read(writeXlsx(columns, rows));
        const lines = [header, ...rows].map((line) => line.map(asRead));
        const found = lines.map((line, at) => line.map((_, column) => sheet?.rows[at]?.[column] ?? null));
        // a workbook knows one zero
        expect(found).toEqual(lines.map((line) => line.map((cell) => (cell === 0 ? 0 : cell))));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    '+390612345678',
    '00123',
    '001122334455',
    '1234567890123456789',
    '1e5',
    '3-4',
    '=1+1',
    '-5',
    "'quoted",
    ' leading and trailing ',
    'two\nlines',
    'two\r\nlines',
    'true',
    '2026-11-16',
    '_x0041_',
  ])('keeps %j as that text', async (written) => {
    expect(await cellsOf(columnsOf(['a']), [[written]])).toEqual([[written]]);
  });

  it('has dates where columns tell days and instants', async () => {
    const instant = fc.tuple(day, fc.constantFrom('Z', '+00:00'));
    await fc.assert(
      fc.asyncProperty(day, instant, async (onDay, [at, zone]) => {
        const written = [onDay.toISOString().slice(0, 10), at.toISOString().replace('Z', zone)];
        const [[readDay, readAt] = []] = await cellsOf(columnsOf(['day', 'at'], ['day', 'instant']), [
          written,
        ]);
        expect((readDay as Date).toISOString()).toBe(`${written[0]}T00:00:00.000Z`);
        expect((readAt as Date).getTime()).toBe(at.getTime());
      }),
    );
  });

  it('writes instants of any zone in UTC', async () => {
    const columns = columnsOf(['at'], ['instant']);
    const [[cell] = []] = await cellsOf(columns, [['2026-11-16T01:30:00+02:00']]);
    expect(cell).toEqual(new Date('2026-11-15T23:30:00Z'));
  });

  it.each<[CsvColumnKind, string]>([
    ['day', 'soon'],
    ['day', '2026-02-30'],
    ['day', '1900-02-28'],
    ['day', '2026-11-16T09:30:00Z'],
    ['instant', '7'],
    ['instant', '2026-11-16'],
    ['instant', '2026-11-16T09:30:00'],
  ])('keeps what is no %s as a text: %s', async (kind, written) => {
    expect(await cellsOf(columnsOf(['a'], [kind]), [[written]])).toEqual([[written]]);
  });

  it('leaves cells empty of what is not known', async () => {
    const rows = [[null, undefined, Number.NaN, '']];
    expect(await cellsOf(columnsOf(letters), rows)).toEqual([[null, null, null, null]]);
  });

  it('has a bold header that stays on top, and columns as wide as what stands in them', async () => {
    const rows = [['+390612345678', '漢'.repeat(10), 'x'.repeat(500), '2026-11-16']];
    const kinds = [undefined, undefined, undefined, 'day'] as const;
    const [sheet] = await read(writeXlsx(columnsOf(letters, kinds), rows), { readStyles: true });
    expect(sheet?.freezePane).toEqual({ rows: 1 });
    expect(sheet?.cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(sheet?.cells?.get('1,0')?.style?.font?.bold).toBeFalsy();
    expect(sheet?.columns?.map(({ width }) => width)).toEqual([15, 22, 60, 12]);
  });

  it('keeps texts as texts when they are edited, and dates with their zone', async () => {
    const kinds = [undefined, 'day', 'instant'] as const;
    const rows = [['00123', '2026-11-16', '2026-11-16T09:30:00Z']];
    const [sheet] = await read(writeXlsx(columnsOf(['a', 'b', 'c'], kinds), rows), { readStyles: true });
    const formats = [0, 1, 2].map((at) => sheet?.cells?.get(`1,${at}`)?.style?.numFmt);
    expect(formats).toEqual(['@', 'yyyy\\-mm\\-dd', 'yyyy\\-mm\\-dd\\ hh:mm:ss" UTC"']);
  });

  it('has the name and the direction of its sheet', async () => {
    const options: WriteXlsxOptions = { sheetName: 'Clienti & più', direction: 'rtl' };
    const [sheet] = await read(writeXlsx(columnsOf(['a']), [], options));
    expect(sheet?.name).toBe('Clienti & più');
    expect(sheet?.view?.rightToLeft).toBe(true);
  });

  it('has columns beyond Z', async () => {
    const headers = Array.from({ length: 800 }, (_, at) => `h${at}`);
    const [sheet] = await read(writeXlsx(columnsOf(headers), [headers]));
    expect(sheet?.rows).toEqual([headers, headers]);
  });

  it.each([
    ['rows', { rows: 2500, bytes: 2 ** 30 }, [2500, 2500, 1003]],
    ['bytes', { rows: 1_048_576, bytes: 100_000 }, [2792, 2769, 442]],
  ])(
    'goes on in a second sheet, under the same header, where one is full of %s',
    async (_what, limits, lengths) => {
      const rows = Array.from({ length: 6000 }, (_, at) => [at]);
      const look = { name: 'A name of thirty-one characters', isRightToLeft: false };
      const chunks = [];
      for await (const chunk of zipStream(xlsxParts(columnsOf(['count']), rows, look, limits)))
        chunks.push(chunk);
      const sheets = await read(new Blob(chunks).stream() as ReadableStream<Uint8Array<ArrayBuffer>>);
      expect(sheets.map(({ name }) => name)).toEqual([
        'A name of thirty-one characters',
        'A name of thirty-one charac (2)',
        'A name of thirty-one charac (3)',
      ]);
      expect(sheets.flatMap(({ rows: [, ...found] }) => found)).toEqual(rows);
      expect(sheets.map(({ rows: [header] }) => header)).toEqual([['count'], ['count'], ['count']]);
      expect(sheets.map(({ rows: found }) => found.length)).toEqual(lengths);
    },
  );

  it('ends with the last row that one sheet takes', async () => {
    const rows = Array.from({ length: 999 }, (_, at) => [at]);
    const look = { name: 'all', isRightToLeft: false };
    const paths = [];
    const parts = xlsxParts(columnsOf(['count']), rows, look, { rows: 1000, bytes: 2 ** 30 });
    for await (const { path, chunks } of parts) {
      for await (const _ of chunks);
      paths.push(path);
    }
    expect(paths.filter((path) => path.includes('sheets/'))).toEqual(['xl/worksheets/sheet1.xml']);
  });

  it('is the same bytes of the same rows', async () => {
    const write = () => bytesOf(writeXlsx(columnsOf(['a']), [['x']]));
    expect(await write()).toEqual(await write());
  });

  it('is written where the platform deflates nothing', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => [`customer ${at}`]);
    const byPlatform = await bytesOf(writeXlsx(columnsOf(['a']), rows));
    vi.stubGlobal('CompressionStream', undefined);
    const byUs = await bytesOf(writeXlsx(columnsOf(['a']), rows));
    vi.unstubAllGlobals();
    expect(byUs.length).toBeLessThan(2 * byPlatform.length);
    const [sheet] = (await readXlsx(byUs)).sheets;
    expect(sheet?.rows.slice(1)).toEqual(rows);
  });
});

describe('a workbook as a stream', () => {
  const columns = columnsOf(['a', 'b']);

  /** Rows without end, that tell how many were taken and whether they were let go. */
  function endless() {
    const seen = { taken: 0, closed: 0 };
    async function* rows() {
      try {
        for (;;) yield [`customer ${seen.taken++}`, seen.taken];
      } finally {
        seen.closed++;
      }
    }
    return { seen, rows: rows() };
  }

  it('asks for no row before it is read, and for few beyond what is read', async () => {
    const { seen, rows } = endless();
    const reader = writeXlsx(columns, rows).getReader();
    await Promise.resolve();
    expect(seen.taken).toBe(0);
    let read = 0;
    while (read < 100_000) read += (await reader.read()).value?.length ?? 0;
    const { taken } = seen;
    await new Promise(setImmediate);
    expect(seen.taken).toBe(taken);
    await reader.cancel();
    expect(seen.closed).toBe(1);
  });

  it('tells of rows that fail, and lets them go', async () => {
    async function* failing() {
      yield ['a', 1];
      throw new Error('the cursor is gone');
    }
    await expect(bytesOf(writeXlsx(columns, failing()))).rejects.toThrow('the cursor is gone');
  });

  it.each<[string, CsvValue, string]>([
    ['a text that no cell holds', 'x'.repeat(32_768), 'rows[1].b: expected at most 32767 characters'],
    ['what is no value', {} as never, 'rows[1].b: expected a text, a number or a boolean, found object'],
  ])('says where there is %s, and lets the rows go', async (_what, wrong, message) => {
    const closed = vi.fn();
    function* rows() {
      try {
        yield ['a', 1];
        yield ['a', wrong];
        yield ['a', 2];
      } finally {
        closed();
      }
    }
    await expect(bytesOf(writeXlsx(columns, rows()))).rejects.toThrow(message);
    expect(closed).toHaveBeenCalledOnce();
  });

  it('holds a text as long as a cell', async () => {
    const long = '_x0041_'.repeat(4681);
    expect(await cellsOf(columnsOf(['a']), [[long]])).toEqual([[long]]);
  });

  it('fails where it grows beyond what ZIP counts', async () => {
    const look = { name: 'all', isRightToLeft: false };
    const chunks = zipStream(xlsxParts(columns, endless().rows, look), 10_000);
    const all = async () => {
      for await (const _ of chunks);
    };
    await expect(all()).rejects.toMatchObject({
      code: 'invalid',
      message: 'rows: the file is larger than 10000 bytes',
    });
  });
});
