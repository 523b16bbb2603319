import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { dropDatabase, makeDatabase } from './make-database.ts';
import { openRegionDatabases, type RegionDatabases } from './region-databases.ts';

/** The two kinds of databases that the server runs on. */
export type DatabaseKind = 'embedded' | 'postgres';

/** The kinds that can be tried on this machine. */
export const databaseKinds: readonly DatabaseKind[] = inject('postgresUrl')
  ? ['embedded', 'postgres']
  : ['embedded'];

/** The kind for what does not depend on where the rows are kept: where two may be at work at once, if there is one. */
export const oneKind: DatabaseKind = databaseKinds.at(-1) ?? 'embedded';

// as long as it is kept, every embedded database of this process runs this code and what was made fast in it
const embeddedCode = readFile(
  join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), 'pglite.wasm'),
).then((code) => WebAssembly.compile(code));

/** Databases of a test, and how to get rid of them. */
export interface ThrowAwayDatabases {
  readonly databases: RegionDatabases;
  /** For opening the same once more, or from another process. */
  readonly urls: string | undefined;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** One database of a test, and how to get rid of it. */
export interface ThrowAwayDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Opens empty databases, migrated. Two regions are enough for most tests. */
export async function throwAwayDatabases(
  kind: DatabaseKind,
  regions: readonly string[] = ['US', 'EU'],
): Promise<ThrowAwayDatabases> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
  const isMigrated = regions.every((region) => inject('migratedRegions').includes(region));
  await embeddedCode;
  if (kind === 'embedded') copyEmbedded(isMigrated ? 'migrated' : 'empty', folder);
  const made =
    kind === 'postgres'
      ? await throwAwayDatabase(isMigrated ? inject('migratedDatabase') : undefined)
      : undefined;
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

/** Puts an embedded database into a folder: an empty one, or one with the schemas of all regions, empty too. */
export function copyEmbedded(template: 'empty' | 'migrated', folder: string): void {
  // the one that waits goes through a thousand files in JavaScript, and takes seven times as much of the processor
  cpSync(inject(template === 'empty' ? 'embeddedTemplate' : 'migratedTemplate'), folder, { recursive: true });
}

/** A database of its own in the throw-away Postgres, empty or as another one is. */
export async function throwAwayDatabase(template?: string): Promise<ThrowAwayDatabase> {
  const server = inject('postgresUrl');
  if (!server) throw new Error('There is no Postgres on this machine.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = await makeDatabase(server, name, template);
  return { url, drop: () => dropDatabase(server, name) };
}
