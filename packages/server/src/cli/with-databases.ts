import type { ServerConfig } from '../start/server-config.ts';
import { openRegionDatabases, type RegionDatabases } from '../storage/region-databases.ts';

/** Opens the databases for as long as `use` runs. */
export async function withDatabases<Result>(
  { regions, databaseUrls: urls, storeFolder: folder }: ServerConfig,
  use: (databases: RegionDatabases) => Promise<Result>,
): Promise<Result> {
  const databases = await openRegionDatabases({ regions, urls, folder });
  try {
    return await use(databases);
  } finally {
    await databases.close();
  }
}
