import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbeddedDatabase } from '../../server/src/storage/embedded-database.ts';
import { dropDatabase, makeDatabase } from '../../server/src/storage/make-database.ts';
import { openRegionDatabases } from '../../server/src/storage/region-databases.ts';
import { startTempPostgres } from './temp-postgres.ts';
import { temporaryFolder } from './temporary-files.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A throw-away Postgres; absent where its programs are not installed. */
    readonly postgresUrl: string | undefined;
    /** Folder of an empty embedded database, to be copied: making one takes seconds. */
    readonly embeddedTemplate: string;
    /** Such a folder with the schemas of all regions, empty too; and the same as a database in the throw-away Postgres. */
    readonly migratedTemplate: string;
    readonly migratedDatabase: string;
    /** The regions that have a schema there. */
    readonly migratedRegions: readonly string[];
  }
}

const regions = ['US', 'CA', 'EU', 'AE'];
const migratedDatabase = 'migrated';

let clear: (() => Promise<void>) | undefined;

/** Starts what the server's tests stand on: one Postgres, and databases in it and embedded ones that are copied for each. */
export async function setup(project: TestProject): Promise<void> {
  const { path: folder, remove } = temporaryFolder(project);
  const [embeddedTemplate, migratedTemplate] = [join(folder, 'empty'), join(folder, 'migrated')];
  const [postgres] = await Promise.all([startTempPostgres(folder), makeTemplate(embeddedTemplate)]);
  const postgresUrl = process.env.PARTNERKIT_TEST_DATABASE_URL ?? postgres?.url;
  cpSync(embeddedTemplate, migratedTemplate, { recursive: true });
  await migrate(undefined, migratedTemplate);
  if (postgresUrl) await makeMigratedDatabase(postgresUrl, folder);
  project.provide('postgresUrl', postgresUrl);
  project.provide('embeddedTemplate', embeddedTemplate);
  project.provide('migratedTemplate', migratedTemplate);
  project.provide('migratedDatabase', migratedDatabase);
  project.provide('migratedRegions', regions);
  clear = async () => {
    await postgres?.stop();
    remove();
  };
}

/** Leaves nothing of it behind. */
export async function teardown(): Promise<void> {
  await clear?.();
}

async function makeTemplate(folder: string): Promise<void> {
  const database = await openEmbeddedDatabase({ folder });
  await database.close();
}

async function makeMigratedDatabase(server: string, folder: string): Promise<void> {
  await dropDatabase(server, migratedDatabase);
  await migrate(await makeDatabase(server, migratedDatabase), folder);
}

async function migrate(urls: string | undefined, folder: string): Promise<void> {
  const databases = await openRegionDatabases({ regions, urls, folder });
  await databases.migrate().finally(() => databases.close());
}
