const regionName = /^[A-Z][A-Z0-9_]{0,20}$/i;

/** Throws for regions that can't have a schema of their own: a name that is none, or two that differ in case only. */
export function checkRegionNames(regions: readonly string[]): void {
  if (regions.length === 0) throw new Error('regions: expected at least one.');
  const seen = new Set<string>();
  for (const region of regions) {
    if (!regionName.test(region))
      throw new Error(
        `regions: expected letters, digits and _, at most 21, found ${JSON.stringify(region)}.`,
      );
    if (seen.has(region.toLowerCase())) throw new Error(`regions: ${region} is there twice.`);
    seen.add(region.toLowerCase());
  }
}

/** The schema that holds all tables of a region. */
export function schemaOf(region: string): string {
  return `app_${region.toLowerCase()}`;
}

/** The role that may read and write the rows of a region, and nothing else. */
export function roleOf(region: string): string {
  return `partnerkit_${region.toLowerCase()}`;
}
