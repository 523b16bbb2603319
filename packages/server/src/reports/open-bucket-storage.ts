import type { BucketPlace } from './bucket-calls.ts';
import type { ReportStorage } from './report-storage.ts';

/** What a bucket's requests are timed by. */
export interface OpenBucketOptions {
  /** Milliseconds since 1970; `Date.now` unless told. */
  readonly now?: (() => number) | undefined;
  /** From 0 to 1: which part of a pause is taken; `Math.random` unless told. */
  readonly random?: (() => number) | undefined;
}

/**
 * Keeps files of reports in a bucket with S3's interface (REP-1). What speaks to it loads here: whoever keeps them in a folder loads
 * none of it. Nothing is asked of the bucket before the first file.
 */
export async function openBucketStorage(
  place: BucketPlace,
  { now = Date.now, random = Math.random }: OpenBucketOptions = {},
): Promise<ReportStorage> {
  const { bucketStorage } = await import('./bucket-storage.ts');
  return bucketStorage({ place, now, random });
}
