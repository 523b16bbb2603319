import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';
import { streamCsv, streamCsvPages } from './stream-csv.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function streamed(bytes: Uint8Array, size: number) {
  const lines = [];
  for await (const line of streamCsv(inChunks(bytes, size))) lines.push(line);
  const [header, ...rest] = lines;
  return {
    header: header?.cells ?? [],
    records: rest.filter((line) => !line.problem),
    problems: rest.flatMap(({ line, problem }) => (problem ? [{ line, message: problem }] : [])),
  };
}

const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é', '漢', ' '), maxLength: 8 });

describe('a CSV file that comes along in chunks', () => {
  it('says what it says as a whole, wherever it is cut', async () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
    const file = table.map((rows) => `name,id\n${rows.map((row) => row.join(',')).join('\r\n')}`);
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 7 }), async (text, size) => {
        const bytes = new TextEncoder().encode(text);
        expect(await streamed(bytes, size)).toEqual(readCsv(bytes));
      }),
    );
  });

  it('is the same some lines at a time: each page has those that end with its chunk', async () => {
    const text = `name,id\n${'Aurora Kft,o-1\n'.repeat(20_000)}"open`;
    const bytes = new TextEncoder().encode(text);
    const pages = [];
    for await (const page of streamCsvPages(inChunks(bytes, 70_000))) pages.push(page);
    const lines = [];
    for await (const line of streamCsv(inChunks(bytes, 70_000))) lines.push(line);
    expect(pages).toHaveLength(Math.ceil(bytes.length / 70_000));
    expect(pages.flat()).toEqual(lines);
    expect(lines.at(-1)).toMatchObject({
      line: 20_002,
      problem: 'the line has a quote that is never closed',
    });
  });

  it('is not kept: records before the end of a long file are there before it ends', async () => {
    const encoder = new TextEncoder();
    let chunksTaken = 0;
    async function* endless() {
      yield encoder.encode('name,id\n');
      while (true) {
        chunksTaken++;
        yield encoder.encode('Aurora Kft,o-1\n'.repeat(1000));
      }
    }
    let seen = 0;
    for await (const _ of streamCsv(endless())) if (++seen === 100_000) break;
    expect(chunksTaken).toBeLessThan(120);
  });

  it.each(['\r\n', '\n', '\r'])(
    'names the line of a byte that is no letter, wherever it was cut (%j)',
    async (end) => {
      const lines = (count: number) => 'é,o-1'.padEnd(98, 'x') + end + `Aurora,o-1${end}`.repeat(count);
      const head = new TextEncoder().encode(lines(20_000));
      const text = Buffer.concat([head.subarray(0, 150_000), Uint8Array.of(0xff), head.subarray(150_000)]);
      const line = 1 + new TextDecoder().decode(head.subarray(0, 150_000)).split(end).length - 1;
      for (const size of [65_535, 65_536, 65_537, 65_538])
        await expect(streamed(text, size)).rejects.toThrow(`found bytes on line ${line} that are not UTF-8`);
    },
  );

  it('gives lines in turn to whoever asks for several at once, and closes what it reads when it is stopped', async () => {
    let isClosed = false;
    async function* text() {
      try {
        for (let at = 0; ; at++) yield new TextEncoder().encode(`${at},b\n`.repeat(20_000));
      } finally {
        isClosed = true;
      }
    }
    const lines = streamCsv(text());
    const first = await Promise.all(Array.from({ length: 30_000 }, () => lines.next()));
    expect(first.map(({ value }) => value?.line)).toEqual(first.map((_, at) => at + 1));
    expect(await Promise.all([lines.next(), lines.return?.(), lines.next()])).toMatchObject([
      { done: false },
      { done: true },
      { done: true },
    ]);
    expect(isClosed).toBe(true);
  });

  it('counts the blank lines that it begins with, wherever they are cut', async () => {
    const blank = new TextEncoder().encode(`${'\r\n'.repeat(100_000)}name,id\nAurora,o-1\n`);
    for (const size of [65_536, 65_537])
      expect((await streamed(blank, size)).records).toMatchObject([{ line: 100_002 }]);
  });

  it('reads UTF-16 and Windows-1252, and names bytes that are no text', async () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeffname,id\nÅre,o-1\n', 'utf16le'));
    expect((await streamed(utf16, 3)).records).toEqual([{ line: 2, cells: ['Åre', 'o-1'] }]);
    const western = Uint8Array.of(...Buffer.from('name,id\n'), 0xc5, ...Buffer.from('re,o-1\n'));
    expect((await streamed(western, 3)).records).toEqual([{ line: 2, cells: ['Åre', 'o-1'] }]);
    const broken = Uint8Array.of(...Buffer.from('name,id\nÅre, Città\n'), 0xff);
    await expect(streamed(broken, 4)).rejects.toThrow(
      'encoding: expected text in UTF-8, UTF-16 or Windows-1252, found bytes on line 3 that are not UTF-8',
    );
  });

  it('goes on behind a quote that is never closed', async () => {
    const long = `name,id\n"open,o-1\n${'Aurora Kft,o-2\n'.repeat(100_000)}`;
    const table = await streamed(new TextEncoder().encode(long), 65_536);
    expect(table.problems).toEqual([{ line: 2, message: 'the line has a quote that is never closed' }]);
    expect(table.records).toHaveLength(100_000);
  });

  it('names a line without an end, holds none of it, and goes on behind it', async () => {
    async function* endless() {
      const encoder = new TextEncoder();
      yield encoder.encode('name,id\n');
      for (let part = 0; part < 100; part++) yield new Uint8Array(100_000).fill(0x61);
      yield encoder.encode(',o-1\nAurora Kft,o-2\n');
    }
    const lines = [];
    for await (const line of streamCsv(endless())) lines.push(line);
    expect(lines.slice(1)).toEqual([
      { line: 2, cells: [], problem: 'the line is longer than 1048576 characters' },
      { line: 3, cells: ['Aurora Kft', 'o-2'] },
    ]);
  });
});
