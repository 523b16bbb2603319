import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyStore } from '../backup/verify-store.ts';
import { openRegionDatabases } from './region-databases.ts';
import { copyEmbedded } from './throw-away-databases.ts';

const regions = ['US'];
const customers = 2500;
const moduleAt = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** A process that seeds a store, says so when that is acknowledged, and stays. */
const seeding = (store: string) => `
  import { seedPartners } from ${moduleAt('../demo/seed-partners.ts')};
  import { openRegionDatabases } from ${moduleAt('./region-databases.ts')};
  const databases = await openRegionDatabases({ regions: ['US'], folder: ${JSON.stringify(store)} });
  const { signal } = new AbortController();
  await seedPartners(databases, { partners: 1, customers: ${customers}, seed: 1, progress: () => {}, signal });
  process.stdout.write('seeded');
  setInterval(() => {}, 1000);
`;

let folder: string;
let store: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-killed-after-'));
  store = join(folder, 'store');
  copyEmbedded('migrated', store);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('what was acknowledged of a filled region is there after the process was killed', {
  timeout: 120_000,
}, async () => {
  const program = join(folder, 'seed.mjs');
  await writeFile(program, seeding(store));
  const child = spawn(process.execPath, ['--no-warnings', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);

  const databases = await openRegionDatabases({ regions, urls: undefined, folder: store });
  try {
    const database = await databases.of('US');
    const counted = (tx: Parameters<Parameters<typeof database.asOwner>[0]>[0]) =>
      tx.first<{ customers: number; summaries: number; byIndex: number }>(sql`
        select (select count(*)::int from customers) as customers,
          (select count(*)::int from customer_summaries) as summaries,
          (select count(*)::int from customers where partner_id = 'demo' and customer_id > '') as "byIndex"`);
    const found = await database.asOwner(counted);
    expect(found).toEqual({ customers, summaries: customers, byIndex: customers });
    expect((await verifyStore(databases)).problems).toEqual([]);
  } finally {
    await databases.close();
  }
});
