import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import sql, { raw } from 'sql-template-tag';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { BackupLine } from './backup-file.ts';
import { appliedMigrations, dataTables } from './tables.ts';

const batchSize = 500;

/** Writes all data of all partners into a file, each region as it is at one instant. Answers how many rows. */
export async function writeBackup(databases: RegionDatabases, path: string): Promise<number> {
  const counted = { rows: 0 };
  const unfinished = `${path}.unfinished`;
  await pipeline(
    Readable.from(texts(databases, counted)),
    createGzip(),
    createWriteStream(unfinished, { mode: 0o600 }),
  );
  await rename(unfinished, path);
  return counted.rows;
}

async function* texts(databases: RegionDatabases, counted: { rows: number }): AsyncGenerator<string> {
  yield text({ kind: 'backup', format: 1, regions: databases.regions });
  for (const region of databases.regions) {
    for await (const line of regionLines(await databases.of(region))) {
      if (line.kind === 'rows') counted.rows += line.rows.length;
      yield text(line);
    }
  }
  yield text({ kind: 'end', rows: counted.rows });
}

function text(line: BackupLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** The lines come out of one transaction, which waits while they are written. */
async function* regionLines(database: RegionDatabase): AsyncGenerator<BackupLine> {
  const lines = new TransformStream<BackupLine, BackupLine>();
  const writer = lines.writable.getWriter();
  const done = database
    .asOwner(
      async (tx) => {
        const { region } = database;
        await writer.write({ kind: 'region', region, migrations: await appliedMigrations(tx) });
        for (const table of await dataTables(tx, database)) {
          for await (const rows of tableRows(tx, table))
            await writer.write({ kind: 'rows', region, table, rows });
        }
      },
      { readOnly: true, isolation: 'repeatable read' },
    )
    .then(
      () => writer.close(),
      (cause) => writer.abort(cause),
    );
  yield* lines.readable;
  await done;
}

async function* tableRows(tx: Transaction, table: string): AsyncGenerator<unknown[]> {
  await tx.run(
    sql`declare backup_rows no scroll cursor for select to_jsonb(t) as row from ${raw(`"${table}"`)} t`,
  );
  while (true) {
    const rows = await tx.rows<{ row: unknown }>(sql`fetch ${raw(String(batchSize))} from backup_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await tx.run(sql`close backup_rows`);
}
