const bucketsPerUnit = 256;

/** How many buckets there are; the rates from 2 up share the last one. */
export const bucketCount = 2 * bucketsPerUnit;

/** The bucket of an assignment rate: a higher rate is never in a lower one. */
export function rateBucket(rate: number): number {
  return rate < 2 ? Math.floor(rate * bucketsPerUnit) : bucketCount - 1;
}
