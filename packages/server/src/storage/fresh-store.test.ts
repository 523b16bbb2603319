import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startServer } from '../start/start-server.ts';
import { testConfig } from '../start/test-config.ts';
import { openRegionDatabases, type RegionDatabases } from './region-databases.ts';
import { copyEmbedded } from './throw-away-databases.ts';

const partner = 'a';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
  copyEmbedded('migrated', folder);
  await withStore({}, (databases) => addPartner(databases, partner));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('that is kept takes the place of what was there', async () => {
  await withStore({ fresh: true }, async (databases) => {
    await databases.migrate();
    await databases.keep();
  });
  expect(await partnersThere()).toEqual([]);
});

it('that does not come to its end leaves what was there, whoever opens the store next', async () => {
  await withStore({ fresh: true }, (databases) => databases.migrate());
  expect(await partnersThere()).toEqual([partner]);
  const full = new Error('the disk is full');
  const server = await startServer({
    config: testConfig(folder),
    fresh: true,
    prepare: async (databases) => {
      await addPartner(databases, 'half');
      throw full;
    },
  });
  await expect(server.ready).rejects.toThrow(full);
  await server.stop();
  expect(await partnersThere()).toEqual([partner]);
});

it('that is tried twice in vain leaves what was there too', async () => {
  for (let time = 0; time < 2; time++)
    await withStore({ fresh: true }, async (databases) => databases.migrate());
  expect(await partnersThere()).toEqual([partner]);
});

async function withStore<Answer>(
  { fresh }: { fresh?: boolean },
  use: (databases: RegionDatabases) => Promise<Answer>,
): Promise<Answer> {
  const databases = await openRegionDatabases({ regions: ['US'], urls: undefined, folder, fresh });
  try {
    return await use(databases);
  } finally {
    await databases.close();
  }
}

async function addPartner(databases: RegionDatabases, id: string): Promise<void> {
  await databases.migrate();
  const us = await databases.of('US');
  await us.statement(
    `insert into app_us.partners (partner_id, name, origin) values ('${id}', '${id}', 'test')`,
  );
}

function partnersThere(): Promise<unknown[]> {
  return withStore({}, async (databases) => {
    await databases.migrate();
    const us = await databases.of('US');
    const { rows } = await us.statement('select partner_id from app_us.partners order by 1');
    return rows.map((row) => (row as { partner_id: string }).partner_id);
  });
}
