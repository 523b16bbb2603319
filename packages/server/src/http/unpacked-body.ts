import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { invalidInput } from './invalid-input.ts';
import { bytesOf } from './json-body.ts';

/** How far a body may unpack: call records and rows pack to a tenth or a thirtieth, never to so little. */
const unpackLimits = { ratio: 200, freeBytes: 1_048_576 } as const;

/**
 * The bytes of a request's body as they come, unpacked where `content-encoding` says gzip. Throws `invalid` for another
 * encoding (415), for what is no gzip, and for what unpacks to far more than rows do (413), when it comes to that.
 */
export function unpackedBody(request: Request): AsyncIterable<Uint8Array> {
  const body = bytesOf(request);
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return body;
  if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipped(body);
  throw invalidInput('content-encoding', `expected gzip or none, found ${encoding.slice(0, 40)}`, 415);
}

async function* gunzipped(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let packedBytes = 0;
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of packed) {
      packedBytes += chunk.length;
      yield chunk;
    }
  };
  const gunzip = createGunzip();
  const fed = pipeline(counted, gunzip);
  // whoever reads gets the error
  fed.catch(() => {});
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > unpackLimits.freeBytes + packedBytes * unpackLimits.ratio) {
        throw invalidInput(
          'body',
          `expected gzip that unpacks to at most ${unpackLimits.ratio} times its size`,
          413,
        );
      }
      yield chunk;
    }
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') ? invalidInput('body', `expected gzip: ${message}`) : cause;
  } finally {
    gunzip.destroy();
  }
}
