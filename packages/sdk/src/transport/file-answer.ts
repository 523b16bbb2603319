import {
  cancelledCall,
  invalidField,
  isPartnerError,
  PartnerError,
  toPartnerError,
} from '../errors/partner-error.ts';
import type { FileAnswer } from '../reports/report-file.ts';
import { malformedAnswer } from './malformed-answer.ts';
import type { OperationRequest } from './operation-request.ts';
import type { AnswerReader } from './send-attempt.ts';
import { withinTime } from './within-time.ts';

/** How a file is asked for, and how long its bytes are waited for. */
export interface FileCall {
  readonly ask: (request: OperationRequest, read: AnswerReader<Response>) => Promise<Response>;
  readonly signal: AbortSignal | undefined;
  /** The longest pause between two pieces of the file, in milliseconds. */
  readonly pauseMs: number;
}

type Piece = Uint8Array<ArrayBuffer>;

const whole: AnswerReader<Response> = async (response) => response;

/**
 * A file as it comes along, from a byte on. The call has succeeded when its bytes begin to come; where they break off, the rest is
 * asked for, as long as it is the same file and each time brings some. Its stream fails with a `PartnerError`, and cancelling it ends
 * the request.
 */
export async function fileAnswer(asked: OperationRequest, call: FileCall): Promise<FileAnswer> {
  const { offset = 0, ...request } = asked;
  // one byte earlier: of a file that is there already, nothing is left to ask for
  const response = await call
    .ask(offset > 0 ? withRange(request, offset - 1) : request, whole)
    .catch(behindEnd);
  const { headers } = response;
  const start = startOf(response);
  const size = sizeOf(headers, start);
  return {
    name: nameOf(headers.get('content-disposition') ?? ''),
    type: headers.get('content-type') ?? 'application/octet-stream',
    ...(size === undefined ? {} : { size: size - offset }),
    stream: wholeStream(
      { response, start, offset, size },
      (from, tag) => restFrom(request, call, from, tag),
      call,
    ),
  };
}

/** A part that a file does not have is asked for by an offset. */
function behindEnd(cause: unknown): never {
  if (isPartnerError(cause) && cause.status === 416)
    throw invalidField('offset', 'expected at most as many bytes as the file has');
  throw cause;
}

interface FirstPart {
  readonly response: Response;
  /** Where it starts in the file, and from where on it is wanted. */
  readonly start: number;
  readonly offset: number;
  readonly size: number | undefined;
}

function wholeStream(
  { response, start, offset, size }: FirstPart,
  rest: (from: number, tag: string) => Promise<Response>,
  { signal, pauseMs }: FileCall,
): ReadableStream<Piece> {
  const tag = response.headers.get('etag');
  let reader = readerOf(response);
  let received = start;
  let asked = -1;
  const letGo = () => {
    reader?.cancel().catch(() => {});
  };
  const next = async (): Promise<Piece | undefined> => {
    if (received === size) return undefined;
    const { done, value } = reader
      ? await withinTime({ signal, ms: pauseMs, awaited: 'The next bytes' }, () => reader?.read() as Read)
      : { done: true, value: undefined };
    // who calls it off ends the reading below, which looks like an end
    if (signal?.aborted) throw cancelledCall();
    if (!done) return value as Piece;
    if (size === undefined) return undefined;
    throw new PartnerError({ code: 'unavailable', message: 'The file broke off.' });
  };
  const nextOrRest = async (): Promise<Piece | undefined> => {
    for (;;) {
      try {
        return await next();
      } catch (cause) {
        letGo();
        // what brings nothing would be asked for without end
        if (signal?.aborted || tag === null || size === undefined || received === asked)
          throw toPartnerError(cause, 'unavailable');
        asked = received;
        reader = readerOf(await rest(received, tag));
      }
    }
  };
  return new ReadableStream<Piece>(
    {
      start: () => signal?.addEventListener('abort', letGo),
      async pull(controller) {
        for (;;) {
          const piece = await nextOrRest();
          if (!piece) break;
          received += piece.byteLength;
          const wanted = piece.subarray(Math.max(0, piece.byteLength - (received - offset)));
          if (received > offset) return controller.enqueue(wanted);
        }
        signal?.removeEventListener('abort', letGo);
        letGo();
        controller.close();
      },
      cancel() {
        signal?.removeEventListener('abort', letGo);
        letGo();
      },
    },
    { highWaterMark: 0 },
  );
}

type Read = Promise<ReadableStreamReadResult<Piece>>;

async function restFrom(
  request: OperationRequest,
  { ask }: FileCall,
  from: number,
  tag: string,
): Promise<Response> {
  const response = await ask(withRange(request, from, { 'if-range': tag }), whole);
  if (startOf(response) === from) return response;
  response.body?.cancel().catch(() => {});
  throw malformedAnswer('is another file than before');
}

function withRange(
  request: OperationRequest,
  from: number,
  condition: Readonly<Record<string, string>> = {},
): OperationRequest {
  return { ...request, headers: { ...request.headers, range: `bytes=${from}-`, ...condition } };
}

/** Where an answer starts in its file: who knows of no parts answers the whole. */
function startOf({ status, headers }: Response): number {
  const from = status === 206 ? /^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1] : undefined;
  return Number(from ?? 0);
}

function readerOf({ body }: Response): ReadableStreamDefaultReader<Piece> | undefined {
  return body?.getReader() as ReadableStreamDefaultReader<Piece> | undefined;
}

/** What is packed on its way has another length when it arrives. */
function sizeOf(headers: Headers, start: number): number | undefined {
  const text = headers.get('content-length') ?? '';
  return headers.has('content-encoding') || !/^\d+$/.test(text) ? undefined : start + Number(text);
}

/** By RFC 6266: `filename*` where it can be read, else `filename`. */
function nameOf(disposition: string): string {
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition);
  const simple = plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2] ?? 'file';
  try {
    return extended === undefined ? simple : decodeURIComponent(extended);
  } catch {
    return simple;
  }
}
