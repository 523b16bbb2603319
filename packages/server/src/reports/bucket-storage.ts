import { elementsOf, textOf } from './bucket-answers.ts';
import {
  type AskBucket,
  type BucketCall,
  BucketError,
  type BucketPlace,
  type BucketTools,
  openBucket,
  xmlOf,
} from './bucket-calls.ts';
import { abortUpload, bucketWriter, deleteObject } from './bucket-writer.ts';
import {
  type ByteRange,
  checkReportFileName,
  isReportFileName,
  type ReportStorage,
  type StoredReportFile,
} from './report-storage.ts';

/** How files of reports are kept in a bucket. */
export interface BucketStorageOptions extends BucketTools {
  readonly place: BucketPlace;
  /** How much of a file is in memory while it is written, in bytes; 8 MiB unless told, which is room for files of 78 GiB. */
  readonly partBytes?: number | undefined;
}

const usualPartBytes = 8 * 1024 * 1024;
/** What an upload that was not completed is listed by: no file that is kept has such a name. */
const halfWritten = '.part';

/**
 * Files of reports in a bucket with S3's interface. A file is an object, which is there as a whole or not at all; one that is being
 * written is an upload in parts, listed under its name with `.part` behind it.
 */
export function bucketStorage({
  place,
  partBytes = usualPartBytes,
  ...tools
}: BucketStorageOptions): ReportStorage {
  const ask = openBucket(place, tools);
  return {
    async write(name, signal) {
      checkReportFileName(name);
      return bucketWriter({ place, ask, name, partBytes, signal });
    },
    async read(name, range) {
      checkReportFileName(name);
      try {
        return await readObject({ place, ask }, name, range);
      } catch (cause) {
        if (cause instanceof BucketError && cause.reason === 'NoSuchKey') return undefined;
        throw cause;
      }
    },
    async remove(name) {
      checkReportFileName(name);
      if (!name.endsWith(halfWritten)) return deleteObject(ask, name);
      const whole = name.slice(0, -halfWritten.length);
      for await (const upload of uploads({ place, ask }, whole))
        if (upload.name === whole) await abortUpload(ask, whole, upload.id);
    },
    async *list() {
      yield* objects({ place, ask });
      for await (const { name, changedAt } of uploads({ place, ask }, ''))
        yield { name: `${name}${halfWritten}`, changedAt };
    },
  };
}

interface Bucket {
  readonly place: BucketPlace;
  readonly ask: AskBucket;
}

function readObject(
  { place, ask }: Bucket,
  name: string,
  range: ByteRange | undefined,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const call: BucketCall = {
    ...{ operation: 'GetObject', method: 'GET', name },
    ...(range ? { headers: { range: `bytes=${range.start}-${range.end}` } } : {}),
  };
  return ask(call, async ({ status, headers, body }) => {
    const part = headers.get('content-range') ?? '';
    if (range && (status !== 206 || !part.startsWith(`bytes ${range.start}-${range.end}/`))) {
      await body?.cancel();
      throw new BucketError(
        `The bucket ${place.bucket}: GetObject answered another part than was asked for.`,
        {
          retryable: false,
        },
      );
    }
    return body ?? new Blob([]).stream();
  });
}

/** The answers to a listing, a page at a time; `next` says how the page behind one is asked for. */
async function* pages(
  { place, ask }: Bucket,
  operation: string,
  query: Readonly<Record<string, string>>,
  next: (xml: string) => Readonly<Record<string, string>>,
): AsyncGenerator<string> {
  let more: Readonly<Record<string, string>> = {};
  for (let told = ''; ; ) {
    const call: BucketCall = { operation, method: 'GET', query: { ...query, ...more } };
    const xml = await ask(call, xmlOf(place, call));
    yield xml;
    if (textOf(xml, 'IsTruncated') !== 'true') return;
    more = next(xml);
    const before = told;
    told = JSON.stringify(more);
    // a listing that does not come on would not end
    if (told === before || told === '{}')
      throw new BucketError(`The bucket ${place.bucket}: ${operation} answered the same page again.`, {
        retryable: false,
      });
  }
}

async function* objects(bucket: Bucket): AsyncGenerator<StoredReportFile> {
  const query = { 'list-type': '2', prefix: bucket.place.prefix };
  const next = (xml: string) => marked(xml, { 'continuation-token': 'NextContinuationToken' });
  for await (const xml of pages(bucket, 'ListObjectsV2', query, next))
    for (const object of elementsOf(xml, 'Contents')) {
      const name = nameOf(bucket, object);
      if (name !== undefined) yield { name, changedAt: instantOf(object, 'LastModified') };
    }
}

interface Upload extends StoredReportFile {
  readonly id: string;
}

/** What is being written, or was left by a process that was killed, among the files whose names begin so. */
async function* uploads(bucket: Bucket, start: string): AsyncGenerator<Upload> {
  const query = { uploads: '', prefix: `${bucket.place.prefix}${start}` };
  const next = (xml: string) =>
    marked(xml, { 'key-marker': 'NextKeyMarker', 'upload-id-marker': 'NextUploadIdMarker' });
  try {
    for await (const xml of pages(bucket, 'ListMultipartUploads', query, next))
      for (const upload of elementsOf(xml, 'Upload')) {
        const name = nameOf(bucket, upload);
        const id = textOf(upload, 'UploadId');
        if (name !== undefined && id) yield { name, id, changedAt: instantOf(upload, 'Initiated') };
      }
  } catch (cause) {
    // such a store clears them by itself
    if (!(cause instanceof BucketError) || cause.reason !== 'NotImplemented') throw cause;
  }
}

/** Where the next page begins, by the parameter that asks for it and the element that tells it. */
function marked(xml: string, elements: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(elements).flatMap(([parameter, element]) => {
      const value = textOf(xml, element);
      return value ? [[parameter, value]] : [];
    }),
  );
}

/** What lies there and is no file of a report stays as it is. */
function nameOf({ place }: Bucket, xml: string): string | undefined {
  const key = textOf(xml, 'Key') ?? '';
  const name = key.startsWith(place.prefix) ? key.slice(place.prefix.length) : '';
  return isReportFileName(name) ? name : undefined;
}

function instantOf(xml: string, name: string): number {
  return Date.parse(textOf(xml, name) ?? '');
}
