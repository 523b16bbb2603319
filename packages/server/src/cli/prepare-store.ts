import { addDemoUsers, assignToDemoAdministrator, seedPartners, usualSeed } from '../demo/seed-partners.ts';
import { importData } from '../imports/import-data.ts';
import { ImportReport, importLines } from '../imports/import-report.ts';
import { developmentPartnerId } from '../start/development-partner.ts';
import type { ServerConfig } from '../start/server-config.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { CommandIo } from './command.ts';
import { commandOperator } from './command-operator.ts';

/** What a store is filled with before it is served. */
export interface StoreContent {
  /** A partner's own data; absent in development: the demo, where nothing is there yet. */
  readonly data: string | undefined;
  readonly region: string | undefined;
  readonly week: string | undefined;
  /** The share of good rows from which a file of it may replace what is known. */
  readonly goodShare: number | undefined;
}

/** Fills a store: with the data that was asked for, or in development with the demo on its first start. */
export async function prepareStore(
  databases: RegionDatabases,
  { data, region, week, goodShare }: StoreContent,
  { issuer }: ServerConfig,
  { print, signal }: CommandIo,
): Promise<void> {
  const operator = commandOperator();
  if (data === undefined) {
    if (!issuer) await seedPartners(databases, { ...usualSeed, progress: print, signal, operator });
    return;
  }
  const partner = developmentPartnerId;
  const report = new ImportReport();
  print(`Importing ${data} …`);
  const target = { databases, partner, signal, goodShare, operator };
  await importData(target, { path: data, region, week, progress: print }, report);
  if (!issuer) {
    const home = await databases.of(databases.home);
    await home.transaction({ partner }, (tx) => addDemoUsers(tx, target));
    await assignToDemoAdministrator(target);
  }
  for (const line of importLines(report)) print(line);
  // a portal that is down helps nobody
  if (!report.isComplete) print('The import is not complete; served is what is known.');
}
