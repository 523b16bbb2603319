import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvStream } from './csv-stream.ts';
import { type CsvColumn, type CsvValue, type WriteCsvOptions, writeCsv } from './write-csv.ts';

type Row = readonly CsvValue[];
const columnsOf = (headers: readonly string[]): CsvColumn<Row>[] =>
  headers.map((header, index) => ({ header, value: (row) => row[index] }));
const columns = columnsOf(['id', 'name']);
const exact: WriteCsvOptions = { profile: 'exact' };

async function read(stream: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

/** Rows without an end, or with one, and what became of them. */
function watched(length = Number.POSITIVE_INFINITY) {
  const seen = { taken: 0, isClosed: false };
  function* rows(): Generator<Row> {
    try {
      for (; seen.taken < length; ) yield [++seen.taken, 'Aurora Kft'];
    } finally {
      seen.isClosed = true;
    }
  }
  async function* later() {
    yield* rows();
  }
  return { seen, rows, later };
}

const value = fc.oneof(
  fc.constantFrom<CsvValue[]>(
    null,
    undefined,
    true,
    Number.NaN,
    -5,
    '',
    "'=1",
    '=1',
    '+39 06',
    'a;b',
    '漢\ud83d',
  ),
  fc.double(),
  fc.string({ unit: 'binary' }),
);
const table = fc.integer({ min: 1, max: 3 }).chain((width) => {
  const header = fc.array(fc.string(), { minLength: width, maxLength: width });
  const row = fc.array(value, { minLength: width, maxLength: width });
  return fc.record({ header, rows: fc.array(row, { maxLength: 8 }) });
});
const options = fc.record<WriteCsvOptions>({
  profile: fc.constantFrom('spreadsheet', 'exact'),
  byteOrderMark: fc.boolean(),
  delimiter: fc.constantFrom(undefined, ',', ';', '\t'),
});

describe('a CSV that is made as it is read', () => {
  it('is of the same bytes as one that is made at once, in as many chunks as it takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        options,
        fc.constantFrom(1, 2000),
        fc.boolean(),
        async ({ header, rows }, how, times, isLater) => {
          const all = Array.from({ length: times }, () => rows).flat();
          async function* later() {
            yield* all;
          }
          const chunks = await read(csvStream(columnsOf(header), isLater ? later() : all, how));
          const whole = new TextEncoder().encode(writeCsv(columnsOf(header), all, how));
          expect(Buffer.concat(chunks).equals(whole)).toBe(true);
          expect(chunks.length).toBeGreaterThanOrEqual(Math.floor(whole.length / 600_000));
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(['rows', 'later'] as const)('takes no more %s than are read', async (kind) => {
    const { seen, ...made } = watched();
    const reader = csvStream(columns, made[kind](), exact).getReader();
    expect(seen.taken).toBe(0);
    await reader.read();
    const aChunk = seen.taken;
    expect(aChunk).toBeLessThan(10_000);
    await new Promise(setImmediate);
    expect(seen.taken).toBe(aChunk);
    await reader.read();
    expect(seen.taken).toBeLessThan(2.1 * aChunk);
    expect(seen.isClosed).toBe(false);
    await reader.cancel();
    expect(seen.isClosed).toBe(true);
  });

  it('closes rows of which none was read, and those that are waited for', async () => {
    let closed = 0;
    const waiting: AsyncIterable<Row> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: async () => ({ done: true, value: ++closed }),
      }),
    };
    await csvStream(columns, waiting, exact).cancel();
    expect(closed).toBe(1);
    const reader = csvStream(columns, waiting, exact).getReader();
    const read = reader.read();
    await reader.cancel();
    expect(closed).toBe(2);
    expect(await read).toEqual({ done: true, value: undefined });
  });

  it('fails with what a value throws, and closes the rows', async () => {
    const { seen, later } = watched();
    const failing: CsvColumn<Row>[] = [{ header: 'id', value: ([id]) => (id === 3 ? fail() : id) }];
    const fail = (): never => {
      throw new Error('no such value');
    };
    await expect(read(csvStream(failing, later(), exact))).rejects.toThrow('no such value');
    expect(seen).toEqual({ taken: 3, isClosed: true });
  });

  it('fails with what the rows fail with', async () => {
    async function* cut(): AsyncGenerator<Row> {
      yield [1, 'Aurora Kft'];
      throw new Error('the rows are gone');
    }
    await expect(read(csvStream(columns, cut(), exact))).rejects.toThrow('the rows are gone');
  });

  it.each<[string, readonly CsvColumn<Row>[], Row]>([
    ['cells of a million characters', columns, ['漢'.repeat(1e6), `"${'é'.repeat(1e6)}"`]],
    ['a hundred thousand empty cells', columnsOf(Array.from({ length: 1e5 }, () => '')), []],
  ])('takes %s', async (_what, wide, row) => {
    const whole = new TextEncoder().encode(writeCsv(wide, [row, row], exact));
    expect(Buffer.concat(await read(csvStream(wide, [row, row], exact))).equals(whole)).toBe(true);
  });

  it('has its header where there are no rows', async () => {
    const { later } = watched(0);
    expect(Buffer.concat(await read(csvStream(columns, later(), exact))).toString()).toBe('id,name\r\n');
  });

  it.each([
    ['rows', () => csvStream(columns, 5 as never, exact)],
    ['columns', () => csvStream({} as never, [], exact)],
    ['options', () => csvStream(columns, [], undefined as never)],
  ])('names what is no %s', (name, act) => {
    expect(act).toThrow(new RegExp(`^${name}: `));
  });
});
