import { PartnerError } from '@partnerkit/sdk';
import sql, { raw } from 'sql-template-tag';
import { createFence, enforceFence } from './fence.ts';
import { type Migration, migrationChecksum } from './migration.ts';
import type { RegionDatabase } from './region-database.ts';
import { schemaOf } from './region-names.ts';
import type { Transaction } from './transaction.ts';

interface Applied {
  readonly id: string;
  readonly checksum: string;
}

/**
 * Brings a region's schema to this version's state, each migration in a transaction of its own, once however many
 * servers start at the same time. Throws when the database has a history that this version doesn't know.
 */
export async function migrate(database: RegionDatabase, migrations: readonly Migration[]): Promise<void> {
  let pending = await database.asOwner(async (tx) => {
    if (await hasHistory(tx, database.region)) return pendingMigrations(tx, migrations);
    await lock(tx, database.region);
    await tx.run(raw(createFence(database.region)));
    await tx.run(
      sql`create table if not exists migrations (
        id text primary key, applied_at timestamptz not null default now(), checksum text not null
      )`,
    );
    return pendingMigrations(tx, migrations);
  });
  while (pending.length > 0) {
    pending = await database.asOwner(async (tx) => {
      await lock(tx, database.region);
      // another server may have been here since
      const [next, ...later] = await pendingMigrations(tx, migrations);
      if (!next) return [];
      await tx.run(raw(next.up(schemaOf(database.region))));
      await next.derive?.(tx);
      await tx.run(
        // not the beginning of this transaction, which may have waited for another server's
        sql`insert into migrations (id, applied_at, checksum)
          values (${next.id}, clock_timestamp(), ${migrationChecksum(next)})`,
      );
      if (later.length === 0) await tx.run(raw(enforceFence(database.region)));
      return later;
    });
  }
}

async function lock(tx: Transaction, region: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`partnerkit migrations of ${region}`}))`);
}

async function hasHistory(tx: Transaction, region: string): Promise<boolean> {
  const table = `${schemaOf(region)}.migrations`;
  const found = await tx.first<{ exists: boolean }>(sql`select to_regclass(${table}) is not null as exists`);
  return found?.exists ?? false;
}

async function pendingMigrations(tx: Transaction, known: readonly Migration[]): Promise<Migration[]> {
  const applied = await tx.rows<Applied>(sql`select id, checksum from migrations`);
  for (const { id, checksum } of applied) {
    const migration = known.find((one) => one.id === id);
    if (!migration) throw refused(`it has the migration ${id}, which this version does not know`);
    if (migrationChecksum(migration) !== checksum)
      throw refused(`its migration ${id} is not the one of this version`);
  }
  const done = new Set(applied.map(({ id }) => id));
  return known.filter(({ id }) => !done.has(id));
}

function refused(why: string): PartnerError {
  return new PartnerError({
    code: 'unavailable',
    retryable: false,
    message: `The database was made by another version of the server: ${why}.`,
  });
}
