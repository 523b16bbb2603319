import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openRegionDatabases, type RegionDatabases } from './region-databases.ts';

/** The two kinds of databases that the server runs on. */
export type DatabaseKind = 'embedded' | 'postgres';

/** The kinds that can be tried on this machine. */
export const databaseKinds: readonly DatabaseKind[] = inject('postgresUrl')
  ? ['embedded', 'postgres']
  : ['embedded'];

/** Databases of a test, and how to get rid of them. */
export interface ThrowAwayDatabases {
  readonly databases: RegionDatabases;
  /** For opening the same once more, or from another process. */
  readonly urls: string | undefined;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Opens empty databases, migrated. Two regions are enough for most tests. */
export async function throwAwayDatabases(
  kind: DatabaseKind,
  regions: readonly string[] = ['US', 'EU'],
): Promise<ThrowAwayDatabases> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
  if (kind === 'embedded') await cp(inject('embeddedTemplate'), folder, { recursive: true });
  const made = kind === 'postgres' ? await makeDatabase() : undefined;
  const databases = await openRegionDatabases({ regions, urls: made?.url, folder });
  await databases.migrate();
  return {
    databases,
    urls: made?.url,
    folder,
    close: async () => {
      await databases.close();
      await made?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A database of its own in the throw-away Postgres. */
export async function makeDatabase(): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const server = inject('postgresUrl');
  if (!server) throw new Error('There is no Postgres on this machine.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}
