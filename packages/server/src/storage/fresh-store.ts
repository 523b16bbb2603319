import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';

/** The data of a store that is begun anew, and what was there before, until the new one is good. */
export interface FreshStore {
  /** What was there before is removed. Until then, the next one to open the store finds it again. */
  readonly keep: () => Promise<void>;
}

/**
 * Begins with an empty store, or goes on with what is there. A fresh beginning that never came to its end is undone, whoever
 * opens the store next: a seed or an import that could not finish takes nothing away.
 */
export async function beginStore(dataFolder: string, fresh: boolean): Promise<FreshStore> {
  const before = `${dataFolder}.before`;
  if (existsSync(before)) {
    await rm(dataFolder, { recursive: true, force: true });
    await rename(before, dataFolder);
  }
  if (fresh && existsSync(dataFolder)) await rename(dataFolder, before);
  return { keep: () => rm(before, { recursive: true, force: true }) };
}
