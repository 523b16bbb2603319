import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, emptyDatabaseVersion } from './empty-database.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-empty-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the embedded database that a store begins with', () => {
  it('was made by the PGlite that is installed (else: npm run empty-database)', async () => {
    const installed = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
    expect(emptyDatabaseVersion).toBe(JSON.parse(await readFile(installed, 'utf8')).version);
  });

  it('holds nothing of anybody: neither schemas nor roles nor tables', async () => {
    const loadDataDir = await emptyDatabase();
    const database = await PGlite.create({ dataDir: join(folder, 'postgres'), loadDataDir });
    const found = await database.query(`
      select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
      union all select rolname from pg_roles where rolname !~ '^pg_'
      union all select relname from pg_class where relnamespace = 'public'::regnamespace`);
    await database.close();
    expect(found.rows).toEqual([{ name: 'public' }, { name: 'postgres' }]);
  });
});
