import { problemResponse } from '@partnerkit/sdk/server';
import { create } from 'content-disposition';
import { parse } from 'range-parser';
import { invalidInput } from './invalid-input.ts';

/** A part of a file, from its first byte to its last, both counted from 0 and both among it. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** A file that a handler answers; its bytes are read after the transaction has ended. */
export interface ServedFile {
  readonly name: string;
  /** A media type. */
  readonly type: string;
  readonly size: number;
  /** The byte from which on it is asked for by name; `range` says so as well. */
  readonly offset: number;
  /** Another text for other bytes, in ASCII without quotes. */
  readonly tag: string;
  /** All bytes, or a part of them. Cancelling the stream closes the file. */
  readonly read: (part?: Part) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
}

/**
 * A file as an answer: as a whole, or the one part that `range` asks for (RFC 9110). Several parts are asked for by nobody of
 * ours, and the whole file is as good an answer.
 */
export async function fileResponse(request: Request, file: ServedFile, requestId: string): Promise<Response> {
  const { name, type, size, offset, tag } = file;
  const bytesOf = async (part: Part) => {
    const length = part.end - part.start + 1;
    // who asks for the head alone would leave the file open
    if (length === 0 || request.method === 'HEAD') return null;
    return exactly(await file.read(length < size ? part : undefined), length);
  };
  const etag = `"${tag}"`;
  const headers = {
    'content-type': type,
    'content-disposition': create(name),
    'accept-ranges': 'bytes',
    // a part of it is a part of its own bytes, packed by nobody
    'cache-control': 'no-store, no-transform',
    'x-request-id': requestId,
    etag,
  };
  const part =
    askedPart(request.headers, size, etag) ?? (offset > 0 ? { start: offset, end: size - 1 } : undefined);
  if (part === 'none') {
    const refused = problemResponse(
      invalidInput('range', `expected a part of ${size} bytes`, 416),
      requestId,
    );
    refused.headers.set('content-range', `bytes */${size}`);
    return refused;
  }
  if (!part || offset === size) {
    const length = size - offset;
    const bytes = await bytesOf({ start: offset, end: size - 1 });
    return new Response(bytes, { headers: { ...headers, 'content-length': String(length) } });
  }
  const { start, end } = part;
  return new Response(await bytesOf(part), {
    status: 206,
    headers: {
      ...headers,
      'content-range': `bytes ${start}-${end}/${size}`,
      'content-length': String(end - start + 1),
    },
  });
}

/** A stream that fails where it is shorter or longer than it was said to be: a short file is taken for whole by nobody. */
function exactly(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  bytes: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let left = bytes;
  const misfit = () => new Error('The file is of another length than it was when it was kept.');
  return stream.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        left -= piece.byteLength;
        if (left < 0) throw misfit();
        controller.enqueue(piece);
      },
      flush() {
        if (left > 0) throw misfit();
      },
    }),
  );
}

/** `undefined`: the whole; `none`: the file has no such part. */
function askedPart(request: Headers, size: number, etag: string): Part | 'none' | undefined {
  const range = request.get('range');
  const condition = request.get('if-range');
  if (range === null || (condition !== null && condition !== etag)) return undefined;
  const asked = parse(size, range);
  if (asked.type !== 'bytes') return undefined;
  const [part, ...others] = asked.ranges;
  const [isInvalid, isBeyond] = [(asked.code & 1) > 0, (asked.code & 2) > 0];
  if (!part) return isBeyond && !isInvalid ? 'none' : undefined;
  return isInvalid || others.length > 0 ? undefined : part;
}
