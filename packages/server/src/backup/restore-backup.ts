import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import sql, { raw } from 'sql-template-tag';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { BackupLine } from './backup-file.ts';
import { appliedMigrations, dataTables, insertRows } from './tables.ts';

/**
 * Puts a backup into databases that hold no data: the whole file is looked through first, then each region is kept as a
 * whole or not at all. Answers how many rows. Throws with what does not fit.
 */
export async function restoreBackup(databases: RegionDatabases, path: string): Promise<number> {
  const rows = await checkFile(databases, path);
  await requireSameMigrations(databases, path);
  for (const region of databases.regions) await requireEmpty(await databases.of(region));
  for (const region of databases.regions) await restoreRegion(await databases.of(region), path);
  return rows;
}

async function* linesOf(path: string): AsyncGenerator<BackupLine> {
  const file = createReadStream(path);
  const unpacked = file.pipe(createGunzip());
  file.on('error', (cause) => unpacked.destroy(cause));
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield JSON.parse(line) as BackupLine;
    }
    // the reader of lines does not pass on why the stream ended
    if (unpacked.errored) throw unpacked.errored;
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

async function checkFile({ regions }: RegionDatabases, path: string): Promise<number> {
  let count = 0;
  let last: BackupLine | undefined;
  try {
    for await (const line of linesOf(path)) {
      if (!last && (line.kind !== 'backup' || line.format !== 1))
        throw new Error('it is no backup of this server');
      if (line.kind === 'backup') checkRegions(line.regions, regions);
      if (line.kind === 'rows') count += line.rows.length;
      last = line;
    }
    if (last?.kind !== 'end' || last.rows !== count) throw new Error('its end is missing');
    return count;
  } catch (cause) {
    throw new Error(`The backup ${path} can't be restored: ${(cause as Error).message}.`, { cause });
  }
}

function checkRegions(held: readonly string[], known: readonly string[]): void {
  const missing = held.filter((region) => !known.includes(region));
  if (missing.length > 0)
    throw new Error(`it holds the region ${missing[0]}, this server has ${known.join(', ')}`);
}

function requireEmpty(database: RegionDatabase): Promise<void> {
  return database.asOwner(
    async (tx) => {
      for (const table of await dataTables(tx, database)) {
        if (!(await tx.first(sql`select 1 from ${raw(`"${table}"`)} limit 1`))) continue;
        throw new Error(`The region ${database.region} holds data already: restore into an empty database.`);
      }
    },
    { readOnly: true },
  );
}

function restoreRegion(database: RegionDatabase, path: string): Promise<void> {
  const { region } = database;
  return database.asOwner(async (tx) => {
    for await (const line of linesOf(path)) {
      if (line.kind !== 'rows' || line.region !== region) continue;
      await insertRows(tx, line.table, line.rows);
    }
  });
}

/** Looks at every region before the first one is written. */
async function requireSameMigrations(databases: RegionDatabases, path: string): Promise<void> {
  for await (const line of linesOf(path)) {
    if (line.kind !== 'region') continue;
    const database = await databases.of(line.region);
    const applied = await database.asOwner(appliedMigrations, { readOnly: true });
    if (line.migrations.join() === applied.join()) continue;
    throw new Error(
      `The backup was made at migration ${line.migrations.at(-1)}, the database is at ${applied.at(-1)}: ` +
        'restore it with the version of the server that made it, then upgrade.',
    );
  }
}
