import { createHash, createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BucketPlace } from './bucket-calls.ts';

/** How one request to a bucket of a test goes wrong. */
export interface BucketTrouble {
  /** By S3's own name, `UploadPart`. */
  readonly operation: string;
  /** What it answers; `cut` ends the connection in the middle of a body that is sent or answered, `lost` after it has acted. */
  readonly answer: { readonly status: number; readonly code: string } | 'cut' | 'lost';
}

/** A store with S3's interface on this machine, which takes nothing that S3 would refuse. */
export interface TestBucket {
  readonly place: BucketPlace;
  /** By their keys. */
  readonly objects: Map<string, { readonly bytes: Buffer; readonly changedAt: number }>;
  readonly uploads: Map<
    string,
    { readonly key: string; readonly initiatedAt: number; readonly parts: Map<number, Buffer> }
  >;
  /** Troubles to come, each once and for the first request that it fits. */
  readonly troubles: BucketTrouble[];
  /** The operations that were asked for, those that went wrong too. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

const bucket = 'hub-files';
const region = 'eu-south-1';
const accessKeyId = 'AKIATESTS';
const secretAccessKey = 'secret/of+this=test';
/** Below it, S3 takes a part only as the last one. */
const smallestPartBytes = 5 * 1024 * 1024;
const skewMs = 15 * 60_000;

/** Opens a bucket of a test, by the documented answers of S3: https://docs.aws.amazon.com/AmazonS3/latest/API. */
export async function openTestBucket({
  pageSize = 1000,
  smallestPart = smallestPartBytes,
  now = Date.now,
} = {}): Promise<TestBucket> {
  const kept: Pick<TestBucket, 'objects' | 'uploads' | 'troubles' | 'asked'> = {
    ...{ objects: new Map(), uploads: new Map(), troubles: [], asked: [] },
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // a plus is a plus there, in a query too
    const url = new URL(String(request.url).replaceAll('+', '%2B'), 'http://store');
    const [, name, ...rest] = url.pathname.split('/');
    const key = decodeURIComponent(rest.join('/'));
    const operation = operationOf(String(request.method), key, url.searchParams);
    kept.asked.push(operation);
    const trouble = troubleOf(operation);
    if (trouble?.answer === 'cut' && request.method !== 'GET') {
      if (Number(request.headers['content-length'] ?? 0) > 0) await once(request, 'data');
      response.destroy();
      return;
    }
    const body = await bodyOf(request);
    const refusal = name === bucket ? refused(request, url, body, now()) : ([404, 'NoSuchBucket'] as const);
    const told =
      typeof trouble?.answer === 'object' ? ([trouble.answer.status, trouble.answer.code] as const) : refusal;
    const reply = told
      ? errorReply(...told)
      : acted({ operation, key, query: url.searchParams, body, request });
    if (trouble?.answer === 'lost') {
      response.destroy();
      return;
    }
    response.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body?.length ?? 0 });
    if (trouble?.answer === 'cut') {
      response.write(reply.body?.subarray(0, Math.floor(reply.body.length / 2)), () => response.destroy());
      return;
    }
    response.end(request.method === 'HEAD' ? undefined : reply.body);
  }

  function troubleOf(operation: string): BucketTrouble | undefined {
    const at = kept.troubles.findIndex((one) => one.operation === operation);
    return at < 0 ? undefined : kept.troubles.splice(at, 1)[0];
  }

  function acted({ operation, key, query, body, request }: Asked): Reply {
    const uploadId = query.get('uploadId') ?? '';
    const upload = kept.uploads.get(uploadId);
    const object = kept.objects.get(key);
    switch (operation) {
      case 'PutObject':
        kept.objects.set(key, { bytes: body, changedAt: now() });
        return { status: 200, headers: { etag: tagOf(body) } };
      case 'HeadObject':
        return object
          ? { status: 200, headers: { etag: tagOf(object.bytes) }, body: object.bytes }
          : { status: 404 };
      case 'GetObject':
        return object ? part(object.bytes, request.headers.range) : errorReply(404, 'NoSuchKey');
      case 'DeleteObject':
        kept.objects.delete(key);
        return { status: 204 };
      case 'CreateMultipartUpload': {
        const id = randomUUID();
        kept.uploads.set(id, { key, initiatedAt: now(), parts: new Map() });
        return xmlReply(
          'InitiateMultipartUploadResult',
          `<Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId>`,
        );
      }
      case 'UploadPart':
        if (upload?.key !== key) return errorReply(404, 'NoSuchUpload');
        upload.parts.set(Number(query.get('partNumber')), body);
        return { status: 200, headers: { etag: tagOf(body) } };
      case 'CompleteMultipartUpload':
        return upload?.key === key ? completed(uploadId, String(body)) : errorReply(404, 'NoSuchUpload');
      case 'AbortMultipartUpload':
        return kept.uploads.delete(uploadId) ? { status: 204 } : errorReply(404, 'NoSuchUpload');
      case 'ListObjectsV2':
        return listedObjects(query);
      case 'ListMultipartUploads':
        return listedUploads(query);
      default:
        return errorReply(400, 'InvalidRequest');
    }
  }

  function completed(uploadId: string, xml: string): Reply {
    const { key, parts } = kept.uploads.get(uploadId) as { key: string; parts: Map<number, Buffer> };
    const asked = [...xml.matchAll(/<Part><PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag><\/Part>/g)];
    const bytes: Buffer[] = [];
    for (const [at, [, number, tag]] of asked.entries()) {
      const one = parts.get(Number(number));
      if (Number(number) !== at + 1) return errorReply(400, 'InvalidPartOrder');
      if (!one || tagOf(one) !== tag) return errorReply(400, 'InvalidPart');
      if (at < asked.length - 1 && one.length < smallestPart) return errorReply(400, 'EntityTooSmall');
      // some stores take no parts of different sizes
      if (at < asked.length - 1 && one.length !== bytes[0]?.length && at > 0)
        return errorReply(400, 'InvalidPart');
      bytes.push(one);
    }
    if (asked.length === 0) return errorReply(400, 'MalformedXML');
    kept.uploads.delete(uploadId);
    kept.objects.set(key, { bytes: Buffer.concat(bytes), changedAt: now() });
    return xmlReply(
      'CompleteMultipartUploadResult',
      `<Bucket>${bucket}</Bucket><Key>${key}</Key><ETag>&quot;of-parts-${asked.length}&quot;</ETag>`,
    );
  }

  function listedObjects(query: URLSearchParams): Reply {
    const after = Buffer.from(query.get('continuation-token') ?? '', 'base64').toString();
    const found = [...kept.objects]
      .filter(([key]) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const page = found.slice(0, pageSize);
    const isTruncated = found.length > page.length;
    const token = Buffer.from(page.at(-1)?.[0] ?? '').toString('base64');
    return xmlReply(
      'ListBucketResult',
      `<Name>${bucket}</Name><IsTruncated>${isTruncated}</IsTruncated>${isTruncated ? `<NextContinuationToken>${token}</NextContinuationToken>` : ''}${page
        .map(
          ([key, { bytes, changedAt }]) =>
            `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key><LastModified>${new Date(changedAt).toISOString()}</LastModified><ETag>&quot;x&quot;</ETag><Size>${bytes.length}</Size><Owner><ID>1</ID></Owner></Contents>`,
        )
        .join('')}`,
    );
  }

  function listedUploads(query: URLSearchParams): Reply {
    const [key, id] = [query.get('key-marker') ?? '', query.get('upload-id-marker') ?? ''];
    const found = [...kept.uploads]
      .map(([uploadId, upload]) => ({ uploadId, ...upload }))
      .filter((one) => one.key.startsWith(query.get('prefix') ?? ''))
      .sort((one, other) => (`${one.key} ${one.uploadId}` < `${other.key} ${other.uploadId}` ? -1 : 1))
      .filter((one) => one.key > key || (one.key === key && id !== '' && one.uploadId > id));
    const page = found.slice(0, pageSize);
    const last = page.at(-1);
    const isTruncated = found.length > page.length;
    return xmlReply(
      'ListMultipartUploadsResult',
      `<Bucket>${bucket}</Bucket><KeyMarker>${key}</KeyMarker><UploadIdMarker>${id}</UploadIdMarker>${isTruncated ? `<NextKeyMarker>${last?.key}</NextKeyMarker><NextUploadIdMarker>${last?.uploadId}</NextUploadIdMarker>` : ''}<IsTruncated>${isTruncated}</IsTruncated>${page
        .map(
          (one) =>
            `<Upload><Key>${one.key}</Key><UploadId>${one.uploadId}</UploadId><Initiator><ID>1</ID></Initiator><Initiated>${new Date(one.initiatedAt).toISOString()}</Initiated></Upload>`,
        )
        .join('')}`,
    );
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...kept,
    place: {
      ...{ bucket, region, prefix: 'reports/', isPathStyle: true },
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId, secretAccessKey },
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Asked {
  readonly operation: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly request: IncomingMessage;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

function operationOf(method: string, key: string, query: URLSearchParams): string {
  const isOfUpload = query.has('uploadId');
  if (key === '') return query.has('uploads') ? 'ListMultipartUploads' : 'ListObjectsV2';
  if (method === 'PUT') return isOfUpload ? 'UploadPart' : 'PutObject';
  if (method === 'POST') return isOfUpload ? 'CompleteMultipartUpload' : 'CreateMultipartUpload';
  if (method === 'DELETE') return isOfUpload ? 'AbortMultipartUpload' : 'DeleteObject';
  return method === 'HEAD' ? 'HeadObject' : 'GetObject';
}

/** Why S3 would refuse a request, by its signature (Version 4) and the digest of its body. */
function refused(
  { method, headers }: IncomingMessage,
  url: URL,
  body: Buffer,
  nowMs: number,
): readonly [number, string] | undefined {
  const [, credential = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const [id, day = '', named, service, end] = credential.split('/');
  if (id !== accessKeyId) return [403, 'InvalidAccessKeyId'];
  const instant = String(headers['x-amz-date'] ?? '');
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(instant) ?? [];
  const at = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
  if (!(Math.abs(at - nowMs) <= skewMs) || !instant.startsWith(day)) return [403, 'RequestTimeTooSkewed'];
  if (named !== region || service !== 's3' || end !== 'aws4_request')
    return [400, 'AuthorizationHeaderMalformed'];
  const signed = names.split(';');
  const unsigned = Object.keys(headers).filter(
    (name) => /^(host|x-amz-.*)$/.test(name) && !signed.includes(name),
  );
  if (unsigned.length > 0) return [403, 'AccessDenied'];
  const digest = String(headers['x-amz-content-sha256']);
  if (digest !== sha256(body)) return [400, 'XAmzContentSHA256Mismatch'];
  const strict = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const canonical = [
    method,
    url.pathname
      .split('/')
      .map((part) => strict(decodeURIComponent(part)))
      .join('/'),
    [...url.searchParams]
      .map(([key, value]) => `${strict(key)}=${strict(value)}`)
      .sort()
      .join('&'),
    ...signed.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    digest,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const keyed = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  const expected = hmac(keyed, `AWS4-HMAC-SHA256\n${instant}\n${scope}\n${sha256(canonical)}`).toString(
    'hex',
  );
  return expected === signature ? undefined : [403, 'SignatureDoesNotMatch'];
}

function part(bytes: Buffer, range: string | undefined): Reply {
  if (range === undefined) return { status: 200, body: bytes };
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  const [start, end] = [Number(from), Math.min(Number(to), bytes.length - 1)];
  if (!(start <= end)) return errorReply(416, 'InvalidRange');
  const headers = { 'content-range': `bytes ${start}-${end}/${bytes.length}` };
  return { status: 206, headers, body: bytes.subarray(start, end + 1) };
}

function errorReply(status: number, code: string): Reply {
  const told = `<Code>${code}</Code><Message>Of ${accessKeyId} &amp; of nobody else.</Message><AWSAccessKeyId>${accessKeyId}</AWSAccessKeyId><RequestId>1</RequestId>`;
  return { ...xmlReply('Error', told), status };
}

function xmlReply(root: string, inner: string): Reply {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}</${root}>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: Buffer.from(xml) };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const one of request) parts.push(one);
  return Buffer.concat(parts);
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const tagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;
