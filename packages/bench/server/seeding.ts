import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedPartners } from '../../server/src/demo/seed-partners.ts';
import { openRegionDatabases } from '../../server/src/storage/region-databases.ts';
import { benchDatabase } from './bench-database.ts';

/** What it takes to seed so many customers: the embedded database, whose processor is this process's own, and a real Postgres. */
export async function measureSeeding(databaseUrl: string, customers: number): Promise<string[]> {
  const embedded = await seeded(undefined, customers);
  const postgres = await seeded(await benchDatabase(databaseUrl, 'seeding'), customers);
  const each = (1000 * embedded.processor) / customers;
  return [
    `Seeding ${customers.toLocaleString('en')} customers`,
    `  into the embedded database ${embedded.seconds.toFixed(1)} s, ${embedded.processor.toFixed(1)} s of processor (${each.toFixed(2)} ms a customer)`,
    `  into Postgres ${postgres.seconds.toFixed(1)} s, ${postgres.processor.toFixed(1)} s of processor in the process that seeds`,
  ];
}

async function seeded(urls: string | undefined, customers: number) {
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-bench-'));
  const databases = await openRegionDatabases({ regions: ['US'], urls, folder });
  await databases.migrate();
  const [start, before] = [performance.now(), process.cpuUsage()];
  const signal = new AbortController().signal;
  await seedPartners(databases, { partners: 1, customers, seed: 1, progress: console.error, signal });
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  await databases.close();
  rmSync(folder, { recursive: true, force: true });
  return { seconds, processor: (user + system) / 1e6 };
}
