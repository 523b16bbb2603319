import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { emptyDatabase } from '../../server/src/storage/empty-database.ts';
import { startTempPostgres } from './temp-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A throw-away Postgres; absent where its programs are not installed. */
    readonly postgresUrl: string | undefined;
    /** Folder of an empty embedded database, to be copied: making one takes seconds. */
    readonly embeddedTemplate: string;
  }
}

let clear: (() => Promise<void>) | undefined;

/** Starts what the server's tests stand on: one Postgres, and an embedded database that is copied for each. */
export async function setup(project: TestProject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerkit-template-'));
  const [postgres] = await Promise.all([startTempPostgres(), makeTemplate(join(folder, 'postgres'))]);
  project.provide('postgresUrl', process.env.PARTNERKIT_TEST_DATABASE_URL ?? postgres?.url);
  project.provide('embeddedTemplate', folder);
  clear = async () => {
    rmSync(folder, { recursive: true, force: true });
    await postgres?.stop();
  };
}

/** Leaves nothing of it behind. */
export async function teardown(): Promise<void> {
  await clear?.();
}

async function makeTemplate(dataDir: string): Promise<void> {
  const database = await PGlite.create({ dataDir, loadDataDir: await emptyDatabase() });
  await database.close();
}
