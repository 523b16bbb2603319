import type { PublishedPackage } from './repository.ts';

/** Bytes that a package may take in a host's `node_modules`, its own dependencies apart; 1 MB = 1,000,000 bytes. */
export const unpackedBudgets: Readonly<Record<PublishedPackage, number>> = {
  sdk: 1_460_000,
  ui: 1_780_000,
  // React and all that the widgets stand on included
  elements: 2_400_000,
  testing: 300_000,
  // with the embedded database, empty
  server: 1_900_000,
};

/** How many packages sdk and ui may depend on, and how many may arrive with them, those of React and themselves apart. */
export const maxDependencies = { direct: 12, installed: 59 };

/** Megabytes with two decimals. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`;
}
