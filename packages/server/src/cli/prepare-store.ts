import type { ServerConfig } from '../start/server-config.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { CommandInput } from './command.ts';

export async function prepareStore(
  _input: CommandInput,
  _config: ServerConfig,
): Promise<(databases: RegionDatabases) => Promise<void>> {
  return async () => {};
}
