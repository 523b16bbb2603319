import type { StagingFolder } from './staging-folder.ts';

/** What requests about imports stand on beside the database. */
export interface ImportDesk {
  readonly staging: StagingFolder;
  /** Where usage can be placed. */
  readonly regions: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Says that an import is to be read or carried out: it is begun at once, and its work called off where it was given up. */
  readonly wake: () => void;
}

/** A desk, and who is to be woken by it. */
export interface OpenedImportDesk extends ImportDesk {
  readonly onWake: (listener: () => void) => void;
}

/** Opens a desk; until somebody listens, it wakes nobody. */
export function openImportDesk({
  staging,
  regions,
  now,
}: Pick<ImportDesk, 'staging' | 'regions' | 'now'>): OpenedImportDesk {
  let listener = () => {};
  return {
    ...{ staging, regions, now },
    wake: () => listener(),
    onWake: (other) => {
      listener = other;
    },
  };
}
