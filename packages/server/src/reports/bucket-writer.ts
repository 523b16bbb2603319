import { encoded, textOf } from './bucket-answers.ts';
import { type AskBucket, type BucketCall, BucketError, type BucketPlace, xmlOf } from './bucket-calls.ts';
import type { ReportFileWriter } from './report-storage.ts';

/** A file that is written into a bucket. */
export interface BucketFile {
  readonly place: BucketPlace;
  readonly ask: AskBucket;
  readonly name: string;
  /** All parts but the last one are of this size, as some stores want them to be. */
  readonly partBytes: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Writes a file of a length that is not known before: one part is in memory at a time, and who writes waits while it goes. A file
 * of one part is put as it is.
 */
export function bucketWriter({ place, ask, name, partBytes, signal }: BucketFile): ReportFileWriter {
  const tags: string[] = [];
  let part: Uint8Array<ArrayBuffer> | undefined;
  let filled = 0;
  let size = 0;
  let upload: string | undefined;
  let mayBeThere = false;

  const askXml = (call: BucketCall) => ask({ signal, ...call }, xmlOf(place, call));

  async function sendPart(): Promise<void> {
    upload ??= await begunUpload();
    const { etag } = await put('UploadPart', { uploadId: upload, partNumber: String(tags.length + 1) });
    if (etag === null) throw unfit('UploadPart', 'no ETag');
    tags.push(etag);
    filled = 0;
  }

  async function begunUpload(): Promise<string> {
    const call = {
      operation: 'CreateMultipartUpload',
      method: 'POST',
      name,
      query: { uploads: '' },
    } as const;
    const id = textOf(await askXml(call), 'UploadId');
    if (!id) throw unfit(call.operation, 'no UploadId');
    return id;
  }

  function put(operation: string, query?: BucketCall['query']) {
    const body = part?.subarray(0, filled) ?? new Uint8Array();
    return ask({ operation, method: 'PUT', name, query, body, signal }, async ({ headers, body }) => {
      await body?.cancel();
      return { etag: headers.get('etag') };
    });
  }

  async function complete(uploadId: string): Promise<void> {
    const parts = tags.map(
      (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${encoded(tag)}</ETag></Part>`,
    );
    const xml = `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join('')}</CompleteMultipartUpload>`;
    try {
      await askXml({
        ...{ operation: 'CompleteMultipartUpload', method: 'POST', name, query: { uploadId } },
        body: new TextEncoder().encode(xml),
      });
    } catch (cause) {
      // the answer to an earlier attempt was lost: it was completed then, or somebody has aborted it
      if (!(cause instanceof BucketError) || cause.reason !== 'NoSuchUpload') throw cause;
      if ((await keptSize()) !== size) throw cause;
    }
  }

  function keptSize(): Promise<number> {
    return ask({ operation: 'HeadObject', method: 'HEAD', name, signal }, async ({ headers }) =>
      Number(headers.get('content-length') ?? Number.NaN),
    );
  }

  function unfit(operation: string, problem: string): BucketError {
    return new BucketError(`The bucket ${place.bucket}: ${operation} answered ${problem}.`, {
      retryable: false,
    });
  }

  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        signal?.throwIfAborted();
        if (filled === partBytes) await sendPart();
        part ??= new Uint8Array(partBytes);
        const taken = bytes.subarray(at, at + partBytes - filled);
        part.set(taken, filled);
        filled += taken.length;
        size += taken.length;
        at += taken.length;
      }
    },
    async keep() {
      mayBeThere = true;
      if (upload === undefined) await put('PutObject');
      else {
        if (filled > 0) await sendPart();
        await complete(upload);
      }
      part = undefined;
    },
    async drop() {
      part = undefined;
      if (upload !== undefined) await abortUpload(ask, name, upload);
      if (mayBeThere) await deleteObject(ask, name);
    },
  };
}

/** Takes the parts of an upload away that was not completed; one that is not there is none to take away. */
export function abortUpload(ask: AskBucket, name: string, uploadId: string): Promise<void> {
  return gone(ask, { operation: 'AbortMultipartUpload', method: 'DELETE', name, query: { uploadId } });
}

/** Deletes an object; one that is not there is none to delete. */
export function deleteObject(ask: AskBucket, name: string): Promise<void> {
  return gone(ask, { operation: 'DeleteObject', method: 'DELETE', name });
}

async function gone(ask: AskBucket, call: BucketCall): Promise<void> {
  try {
    await ask(call, async ({ body }) => body?.cancel());
  } catch (cause) {
    const isGone = cause instanceof BucketError && /^NoSuch(Key|Upload)$/.test(cause.reason ?? '');
    if (!isGone) throw cause;
  }
}
