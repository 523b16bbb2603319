import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportColumns } from '../../sdk/src/imports/report-columns.ts';
import { peakMegabytes } from './peak-memory.ts';

const server = join(import.meta.dirname, '../../server/src/main.ts');

/** Imports a usage file of so many rows: how many a second, and how much memory the process had at its most. */
export async function measureUsageImport(rows: number, databaseUrl: string | undefined): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const file = join(folder, 'Calling Usage_bench_2026-11-16.csv');
  await writeUsageFile(file, rows);
  const megabytes = statSync(file).size / 2 ** 20;
  const env = {
    ...process.env,
    PARTNERKIT_STORE_DIR: folder,
    PARTNERKIT_REGIONS: 'US',
    ...(databaseUrl ? { PARTNERKIT_DATABASE_URL: databaseUrl } : {}),
  };
  const words = [server, 'import', file, '--partner', 'bench', '--region', 'US', '--week', '2026-11-08'];
  const start = performance.now();
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, peakMegabytes(child.pid as number) ?? 0);
  }, 200);
  const [code] = await once(child, 'exit');
  clearInterval(watch);
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`The import ended with ${code}.`);
  const seconds = (performance.now() - start) / 1000;
  const perSecond = Math.round(rows / seconds).toLocaleString('en');
  return [
    `A usage file of ${rows.toLocaleString('en')} rows (${megabytes.toFixed(0)} MiB) into ${databaseUrl ? 'Postgres' : 'the embedded database'}`,
    `  ${perSecond} rows a second, at most ${most.toFixed(0)} MiB of memory`,
  ];
}

async function writeUsageFile(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  const columns = reportColumns.usage;
  file.write(`${columns.map(({ en }) => en).join(',')}\n`);
  for (let row = 0; row < rows; row++) {
    const customer = Math.floor(row / 10);
    const cells = columns.map(({ field, kind }) => {
      if (field === 'customerName') return `Bench ${customer} Kft`;
      if (field === 'customerId') return `bench-${String(customer).padStart(8, '0')}`;
      if (field === 'location') return `Office ${row % 10}`;
      return kind === 'count' ? String((row * 7919) % 500) : '';
    });
    if (!file.write(`${cells.join(',')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
