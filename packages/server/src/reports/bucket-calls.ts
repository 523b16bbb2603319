import { createHash } from 'node:crypto';
import { startTimer } from '@partnerkit/sdk';
import { AwsV4Signer } from 'aws4fetch';
import { pause } from '../jobs/pause.ts';
import { textOf } from './bucket-answers.ts';
import { ReportStorageError } from './report-storage.ts';

/** What a bucket is opened with. */
export interface BucketCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of credentials that end. */
  readonly sessionToken?: string | undefined;
}

/** A part of a bucket that has S3's interface. */
export interface BucketPlace {
  readonly bucket: string;
  readonly region: string;
  /** The address of the store without the bucket; absent, that of AWS in the region. */
  readonly endpoint?: string | undefined;
  /** What the keys of its objects begin with, `partnerkit-reports/`; nothing else lies there. */
  readonly prefix: string;
  /** Whether the bucket is named in the path, not in the host. */
  readonly isPathStyle: boolean;
  /** Those that hold, or who is asked for them before each request. */
  readonly credentials: BucketCredentials | (() => Promise<BucketCredentials>);
}

/** How calls to a bucket are made. */
export interface BucketTools {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to 1: which part of a pause is taken. */
  readonly random: () => number;
  /** The pause before the first repetition is anything up to this, in milliseconds, and up to twice as much each time; 250 unless told. */
  readonly firstPauseMs?: number | undefined;
}

/** One request. */
export interface BucketCall {
  /** By S3's own name, `PutObject`. */
  readonly operation: string;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** The file; absent, the bucket itself. */
  readonly name?: string | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Uint8Array<ArrayBuffer> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Requests in all where they fail in passing; 4 unless told. */
  readonly attempts?: number | undefined;
}

/** Asks a bucket, again where it fails in passing; rejects with a {@link BucketError}. */
export type AskBucket = <Answer>(
  call: BucketCall,
  read: (response: Response) => Promise<Answer>,
) => Promise<Answer>;

/** A request that a bucket did not answer, or refused: which bucket, which operation, its status and S3's own code. */
export class BucketError extends ReportStorageError {
  /** S3's own code, `AccessDenied`; `undefined`: the bucket did not say, or was not reached. */
  readonly reason: string | undefined;

  constructor(message: string, failure: BucketFailure) {
    const { reason, retryable, retryAfterMs, isFull, cause } = failure;
    super({ message, retryable, retryAfterMs, isFull, cause });
    this.name = 'BucketError';
    this.reason = reason;
  }
}

interface BucketFailure {
  readonly retryable: boolean;
  readonly reason?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly isFull?: boolean | undefined;
  readonly cause?: unknown;
}

const mostAttempts = 4;
const usualFirstPauseMs = 250;
const longestPauseMs = 8000;
const longestRetryAfterMs = 30_000;
/** Until an answer begins; a part has to arrive within it. */
const longestMs = 60_000;
const passingStatuses = [408, 429, 500, 502, 503, 504];
const passingCodes = [
  'InternalError',
  'OperationAborted',
  'RequestTimeout',
  'ServiceUnavailable',
  'SlowDown',
];

/** Opens a bucket for signed requests (AWS Signature Version 4, with the digest of the body). */
export function openBucket(place: BucketPlace, tools: BucketTools): AskBucket {
  const signingKeys = new Map<string, ArrayBuffer>();
  const { firstPauseMs = usualFirstPauseMs } = tools;
  return async (call, read) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await answered(
          place,
          { ...call, ...(await signed(place, call, { ...tools, signingKeys })) },
          read,
        );
      } catch (cause) {
        call.signal?.throwIfAborted();
        if (!(cause instanceof BucketError)) throw cause;
        const askedMs = cause.retryAfterMs ?? 0;
        if (!cause.retryable || attempt >= (call.attempts ?? mostAttempts) || askedMs > longestRetryAfterMs)
          throw cause;
        const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
        await pause(Math.max(askedMs, longest * tools.random()), call.signal);
      }
    }
  };
}

interface Signing extends BucketTools {
  readonly signingKeys: Map<string, ArrayBuffer>;
}

/** Credentials may have changed since the last attempt, and a signature is good for minutes. */
async function signed(
  place: BucketPlace,
  { method, name, query, headers, body }: BucketCall,
  { now, signingKeys }: Signing,
) {
  const { credentials, region } = place;
  const { accessKeyId, secretAccessKey, sessionToken } =
    typeof credentials === 'function' ? await credentials() : credentials;
  const url = addressOf(place, name);
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value);
  url.search = url.search.replaceAll('+', '%20');
  const digest = createHash('sha256')
    .update(body ?? '')
    .digest('hex');
  const request = await new AwsV4Signer({
    ...{ method, url: url.href, accessKeyId, secretAccessKey, region, service: 's3', cache: signingKeys },
    headers: { ...headers, 'x-amz-content-sha256': digest },
    datetime: new Date(now()).toISOString().replace(/[:-]|\.\d{3}/g, ''),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  }).sign();
  return { url: request.url, headers: request.headers };
}

function addressOf(
  { bucket, region, endpoint, prefix, isPathStyle }: BucketPlace,
  name: string | undefined,
): URL {
  const url = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  const folder = url.pathname.replace(/\/$/, '');
  // what a sign in a path means is not the same to everybody who signs
  const key = name === undefined ? '' : `${prefix}${name}`.split('/').map(encodeURIComponent).join('/');
  if (isPathStyle) url.pathname = `${folder}/${bucket}${key && '/'}${key}`;
  else {
    url.hostname = `${bucket}.${url.hostname}`;
    url.pathname = `${folder}/${key}`;
  }
  return url;
}

type SignedCall = Omit<BucketCall, 'headers'> & { readonly url: URL; readonly headers: Headers };

async function answered<Answer>(
  place: BucketPlace,
  { url, method, headers, body, operation, signal }: SignedCall,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  const told = `The bucket ${place.bucket}: ${operation}`;
  const late = new AbortController();
  const stopTimer = startTimer(longestMs, () => late.abort());
  try {
    const response = await fetch(url, {
      ...{ method, headers, redirect: 'manual' },
      ...(body ? { body } : {}),
      signal: signal ? AbortSignal.any([late.signal, signal]) : late.signal,
    });
    if (response.status < 200 || response.status > 299) throw await refusal(told, response);
    return await read(response);
  } catch (cause) {
    if (cause instanceof ReportStorageError) throw cause;
    const problem = late.signal.aborted ? `was not answered within ${longestMs / 1000} seconds` : 'broke off';
    throw new BucketError(`${told} ${problem}.`, { retryable: true, cause });
  } finally {
    stopTimer();
  }
}

async function refusal(told: string, response: Response): Promise<BucketError> {
  const xml = await response.text().catch(() => '');
  return refused(told, response, xml);
}

/** What an answer that tells an error says of it. Of its text only the code is taken: the rest may tell whose key it was. */
function refused(told: string, { status, headers }: Response, xml: string): BucketError {
  const code = textOf(xml, 'Code');
  const reason = code !== undefined && /^[A-Za-z0-9.]{1,80}$/.test(code) ? code : undefined;
  const region = headers.get('x-amz-bucket-region') ?? '';
  const elsewhere =
    (status === 301 || status === 307 || status === 400) && /^[a-z0-9-]{1,40}$/.test(region)
      ? `; it is in the region ${region}`
      : '';
  const seconds = /^\d{1,6}$/.exec(headers.get('retry-after') ?? '')?.[0];
  return new BucketError(`${told} answered ${status}${reason ? ` ${reason}` : ''}${elsewhere}.`, {
    reason,
    // an error inside an answer that began well came while it was made
    retryable: status < 300 || passingStatuses.includes(status) || passingCodes.includes(reason ?? ''),
    retryAfterMs: seconds === undefined ? undefined : Number(seconds) * 1000,
    isFull: status === 507 || /QuotaExceeded|StorageFull/.test(reason ?? ''),
  });
}

/** The text of an answer in XML; one that began well may tell an error all the same. */
export function xmlOf({ bucket }: BucketPlace, { operation }: Pick<BucketCall, 'operation'>) {
  return async (response: Response): Promise<string> => {
    const xml = await response.text();
    if (/<Error[\s>]/.test(xml)) throw refused(`The bucket ${bucket}: ${operation}`, response, xml);
    return xml;
  };
}
