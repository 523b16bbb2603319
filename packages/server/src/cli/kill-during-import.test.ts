import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '@partnerkit/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BackupLine } from '../backup/backup-file.ts';
import { verifyStore } from '../backup/verify-store.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { importData } from '../imports/import-data.ts';
import { ImportReport } from '../imports/import-report.ts';
import { developmentPartnerId } from '../start/development-partner.ts';
import { openRegionDatabases, type RegionDatabases } from '../storage/region-databases.ts';
import { copyEmbedded } from '../storage/throw-away-databases.ts';
import { runCommandLine } from './run-command-line.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const regions = ['US', 'EU'];
const weeks = ['2026-11-15', '2026-11-08', '2026-11-01', '2026-10-25'];
const rowsAWeek = 300;
const kills = 2 * Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);

type Tables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

describe('an import that is killed', () => {
  let folder: string;
  let whole: Tables;
  let lines: number;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-killed-'));
    await writeReports(join(folder, 'reports'));
    const store = await copyOf('whole');
    const printed: string[] = [];
    const io = { print: (line: string) => printed.push(line), signal: new AbortController().signal };
    await runCommandLine(words(), env(store), io);
    lines = printed.length;
    whole = await withStore(store, dump);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('undisturbed, brings all weeks and the inventory', () => {
    for (const region of regions) {
      expect(whole[`${region}.usage_weeks`]).toHaveLength(weeks.length);
      expect(whole[`${region}.weekly_usage`]).toHaveLength(weeks.length * rowsAWeek);
      expect(whole[`${region}.devices`]).toHaveLength(rowsAWeek);
    }
  });

  it(
    'leaves each week whole or absent and all that is derived as it should be, and is finished by the next one',
    async () => {
      const random = createRandom(17);
      let interrupted = 0;
      for (let time = 0; time < kills; time++) {
        const store = await copyOf(`killed-${time}`);
        const { child, ended, output } = runImport(store);
        // somewhere behind one of the lines that it prints as it goes on
        const [line, delayMs] = [random.integer(1, lines - 4), random.integer(0, 40)];
        await Promise.race([
          ended,
          vi.waitUntil(() => output.lines.length >= line, { timeout: 60_000, interval: 1 }),
        ]);
        setTimeout(() => child.kill('SIGKILL'), delayMs);
        if ((await ended) !== 0) interrupted++;

        // the dead one's lock is no obstacle
        await withStore(store, async (databases) => {
          expect((await verifyStore(databases)).problems).toEqual([]);
          expectWholeWeeks(await dump(databases), whole);
          await importAgain(databases);
          expect(await dump(databases)).toEqual(whole);
          expect((await verifyStore(databases)).problems).toEqual([]);
        });
        await rm(store, { recursive: true });
      }
      expect(interrupted).toBeGreaterThan(kills / 2);
    },
    60_000 * kills,
  );

  async function copyOf(name: string): Promise<string> {
    const store = join(folder, name);
    copyEmbedded('migrated', store);
    return store;
  }

  const words = () => ['import', join(folder, 'reports')];
  const env = (store: string) => ({ PARTNERKIT_STORE_DIR: store, PARTNERKIT_REGIONS: regions.join(',') });

  /** Runs the import as one does by hand. */
  function runImport(store: string) {
    const child = spawn(process.execPath, ['--no-warnings', main, ...words()], {
      env: { PATH: process.env.PATH ?? '', ...env(store) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const output = { lines: [] as string[] };
    createInterface({ input: child.stdout }).on('line', (line) => output.lines.push(line));
    return { child, output, ended: once(child, 'close').then(([code]) => code as number | null) };
  }

  function importAgain(databases: RegionDatabases): Promise<void> {
    const { signal } = new AbortController();
    const request = { path: join(folder, 'reports'), progress: () => {} };
    return importData({ databases, partner: developmentPartnerId, signal }, request, new ImportReport());
  }
});

/** A week is there with all its rows and the customers that they name, or nothing of it is. */
function expectWholeWeeks(left: Tables, whole: Tables): void {
  for (const region of regions) {
    for (const week of weeks) {
      const of = (tables: Tables, table: string) =>
        (tables[`${region}.${table}`] ?? []).filter((row) => row.week === week);
      const isThere = of(left, 'usage_weeks').length > 0;
      expect(of(left, 'weekly_usage')).toEqual(isThere ? of(whole, 'weekly_usage') : []);
    }
    const customers = new Set((left[`${region}.customers`] ?? []).map((row) => row.customer_id));
    for (const row of left[`${region}.weekly_usage`] ?? []) expect(customers).toContain(row.customer_id);
    for (const table of ['devices', 'phone_numbers']) {
      const rows = left[`${region}.${table}`] ?? [];
      if (rows.length > 0) expect(rows).toEqual(whole[`${region}.${table}`]);
    }
  }
}

async function withStore<T>(store: string, use: (databases: RegionDatabases) => Promise<T>): Promise<T> {
  const databases = await openRegionDatabases({ regions, urls: undefined, folder: store });
  try {
    return await use(databases);
  } finally {
    await databases.close();
  }
}

/** Every row of every table, apart from when and how often it was imported. */
async function dump(databases: RegionDatabases): Promise<Tables> {
  const path = join(tmpdir(), `partnerkit-dump-${process.pid}.gz`);
  await writeBackup(databases, path);
  const lines = gunzipSync(await readFile(path))
    .toString()
    .trimEnd()
    .split('\n');
  await rm(path);
  const tables: Record<string, string[]> = {};
  for (const line of lines.map((text) => JSON.parse(text) as BackupLine)) {
    // versions count what was written, and the audit trail tells it, also where that is what stood there
    if (line.kind !== 'rows' || /^((data|calling)_versions|audit_.*)$/.test(line.table)) continue;
    const rows = line.rows.map((row) => {
      const { imported_at: _, created_at: __, taken_at: ___, ...kept } = row as Record<string, unknown>;
      return JSON.stringify(kept);
    });
    const place = `${line.region}.${line.table}`;
    tables[place] = [...(tables[place] ?? []), ...rows];
  }
  return Object.fromEntries(
    Object.entries(tables).map(([place, rows]) => [place, rows.sort().map((row) => JSON.parse(row))]),
  );
}

/** Four weeks of two regions, some customers newer than others, and where their devices and numbers are. */
async function writeReports(folder: string): Promise<void> {
  const places: string[] = [];
  for (const region of regions) {
    for (const [age, week] of weeks.entries()) {
      const rows = Array.from({ length: rowsAWeek }, (_, index) => {
        const customer = `${region.toLowerCase()}-${(index % 200) + 20 * age}`;
        return [`Customer ${customer} ${age}`, customer, `Place ${index}`, index, age].join(',');
      });
      if (age === 0) places.push(...rows.map((row) => row.split(',').slice(1, 3).join(',')));
      const header = 'Customer name,Organization ID,Location,Total calls,Call minutes';
      await mkdir(join(folder, region, week), { recursive: true });
      await writeFile(join(folder, region, week, 'usage.csv'), [header, ...rows, ''].join('\n'));
    }
  }
  const devices = places.map((place, index) => `${place},${index},x-${place.split(',')[0]}`);
  const devicesHeader = 'Customer Org ID,Location Name,MAC,External ID';
  await writeFile(join(folder, 'devices.csv'), [devicesHeader, ...devices, ''].join('\n'));
  const numbers = places.map((place, index) => `${place},+39 06 ${index}`);
  const numbersHeader = 'Customer Org ID,Location Name,Phone Number';
  await writeFile(join(folder, 'numbers.csv'), [numbersHeader, ...numbers, ''].join('\n'));
}
