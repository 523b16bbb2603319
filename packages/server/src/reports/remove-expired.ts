import sql from 'sql-template-tag';
import { actOnEach } from '../jobs/act-on-each.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import { deploymentMark } from './deployment-mark.ts';
import type { ReportDesk } from './report-desk.ts';
import { attemptMark } from './run-report.ts';

/** What is older and belongs to no run was left behind. */
const leftBehindMs = 86_400_000;
const runsAtOnce = 500;

/**
 * Removes runs whose time is over with their files, and files that belong to no run: those of processes
 * that were killed, of this deployment alone. What another one keeps in the same place is its own matter.
 */
export async function removeExpired(databases: RegionDatabases, { storage, now }: ReportDesk): Promise<void> {
  // listed before the runs are asked for: whose file is listed has its run by then
  const names = await oldNames(storage, now() - leftBehindMs).catch((cause: unknown) => ({ cause }));
  const known = new Set<string>();
  const written = new Set<string>();
  const own = new Set<string>();
  // where a region does not answer, whose files are left behind is not known
  await actOnEach(databases.regions, async (region) => {
    const database = await databases.of(region);
    own.add(await deploymentMark(database));
    for (let files = [''] as (string | null)[]; files.length > 0; ) {
      files = await database.asOwner(async (tx) => {
        const rows = await tx.rows<{ file: string | null }>(sql`
          delete from report_runs r using (
            select partner_id, run_id from report_runs where expires_at <= ${new Date(now()).toISOString()}
            limit ${runsAtOnce}
          ) as over where r.partner_id = over.partner_id and r.run_id = over.run_id returning r.file`);
        return rows.map(({ file }) => file);
      });
      await actOnEach(files, async (file) => file !== null && storage.remove(file));
    }
    const kept = await database.asOwner((tx) =>
      tx.rows<{ file: string | null; lease: string | null }>(
        sql`select file, lease from report_runs where file is not null or lease is not null`,
      ),
    );
    for (const { file, lease } of kept) {
      if (file !== null) known.add(file);
      if (lease !== null) written.add(attemptMark(lease));
    }
  });
  // what cannot be listed keeps no run beyond its time
  if ('cause' in names) throw names.cause;
  for (const name of names) {
    const isWritten = [...written].some((mark) => name.includes(mark));
    const isOwn = [...own].some((mark) => name.startsWith(mark));
    if (isOwn && !known.has(name) && !isWritten) await storage.remove(name);
  }
}

async function oldNames(storage: ReportDesk['storage'], before: number): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, changedAt } of storage.list()) if (changedAt < before) names.push(name);
  return names;
}
