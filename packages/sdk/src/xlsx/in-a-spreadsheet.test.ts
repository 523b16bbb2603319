import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { readCsv } from '../csv/read-csv.ts';
import type { CsvColumn, CsvValue } from '../csv/write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

const run = promisify(execFile);
const isInstalled = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'soffice')));

const texts = [
  '+390612345678',
  '00123',
  '001122334455',
  '1234567890123456789',
  '1e5',
  '3-4',
  '=1+1',
  '@SUM(1)',
  "'quoted",
  ' leading and trailing ',
  '\ttab',
  'two\nlines',
  'a, "b"; c',
  '2026-11-16',
  'TRUE',
  '_x0041_',
  '漢字 😀',
];
/** Commas, quotes, UTF-8, every text quoted and nothing else, each cell in its own format, all sheets. */
const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1';

it.skipIf(!isInstalled)(
  'a spreadsheet opens a workbook as what was written',
  { timeout: 60_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workbook-'));
    try {
      const rows = texts.map((text, at): CsvValue[] => [
        text,
        at - 1.5,
        '2026-11-16',
        '2026-11-16T09:30:15Z',
      ]);
      const kinds = [undefined, undefined, 'day', 'instant'] as const;
      const columns = ['Text', 'Number', 'Day', 'Instant'].map((header, at): CsvColumn<CsvValue[]> => {
        return { header, value: (row) => row[at], kind: kinds[at] };
      });
      const bytes = await new Response(writeXlsx(columns, rows, { sheetName: 'all' })).arrayBuffer();
      await writeFile(join(folder, 'book.xlsx'), new Uint8Array(bytes));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const to = ['--headless', '--convert-to', filter, '--outdir', folder, join(folder, 'book.xlsx')];
      await run('soffice', [profile, ...to], { timeout: 50_000 });
      const csv = await readFile(join(folder, 'book-all.csv'), 'utf8');
      const { header, records } = readCsv(csv);
      expect(header).toEqual(['Text', 'Number', 'Day', 'Instant']);
      expect(records.map(({ cells }) => cells)).toEqual(
        texts.map((text, at) => [text, String(at - 1.5), '2026-11-16', '2026-11-16 09:30:15']),
      );
      // what is quoted is a text, what is not a number or a date
      expect(csv.split('\n')[1]).toBe('"+390612345678",-1.5,2026-11-16,2026-11-16 09:30:15');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
