import type { BucketStorageOptions } from './bucket-storage.ts';
import type { ReportStorage } from './report-storage.ts';

/**
 * Keeps files of reports in a bucket with S3's interface (REP-1). What speaks to it loads here: whoever keeps them in a folder loads
 * none of it. Nothing is asked of the bucket before the first file.
 */
export async function openBucketStorage(
  place: BucketStorageOptions['place'],
  tools: { readonly [Name in 'now' | 'random']?: BucketStorageOptions[Name] | undefined } = {},
): Promise<ReportStorage> {
  const { bucketStorage } = await import('./bucket-storage.ts');
  const { now = Date.now, random = Math.random } = tools;
  return bucketStorage({ place, now, random });
}
