import type { Operation } from './operation.ts';

/** The region that an input names, where the operation is asked of that one; else `undefined`. */
export function namedRegion({ regions }: Operation, input: unknown): string | undefined {
  if (typeof regions === 'string' || !('region' in regions)) return undefined;
  return (input as Readonly<Record<string, string>>)[regions.region];
}
