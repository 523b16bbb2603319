import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { RegionDatabase } from '../storage/region-database.ts';

/**
 * By what files that the databases of a region have asked for are known from those of another deployment which keeps its own in the same
 * place: by when the region's schema was made, to the microsecond. One that is restored from a backup was made anew.
 */
export async function deploymentMark(database: Pick<RegionDatabase, 'region' | 'asOwner'>): Promise<string> {
  const { region } = database;
  const made = await database.asOwner((tx) =>
    tx.first<{ at: string }>(sql`select extract(epoch from min(applied_at))::text as at from migrations`),
  );
  const digest = createHash('sha256')
    .update(JSON.stringify([region, made?.at]))
    .digest('hex');
  return `${region.toLowerCase().replaceAll('_', '-')}-${digest.slice(0, 12)}-`;
}
