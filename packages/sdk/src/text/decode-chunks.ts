import { isIterable, misfit } from '../errors/check-argument.ts';
import { type Encoding, EncodingEvidence } from './encoding-evidence.ts';
import { PartDecoder } from './part-decoder.ts';

/** A part of a text that comes along. */
export interface TextPart {
  readonly text: string;
  readonly isLast: boolean;
}

/** So much comes before anything is read, by which the encoding is told. */
const partBytes = 65_536;

/** The encoding of a text that comes along in chunks, by all of it. Throws `invalid` as `decodeText` does. */
export async function encodingOfChunks(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const evidence = new EncodingEvidence();
  for await (const { bytes } of inParts(chunks)) evidence.push(bytes);
  return evidence.encoding();
}

/**
 * The text of chunks as they come along, in memory that does not grow with them. Where the encoding is not known before,
 * what has come so far tells it. Throws `invalid` as `decodeText` does, when it comes to it; `line` tells on which line the
 * text ends that was taken until then.
 */
export async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array>,
  line: () => number,
  encoding?: Encoding,
): AsyncGenerator<TextPart, void, undefined> {
  const decoding = encoding ? new PartDecoder(encoding, line) : new Decoding(line);
  for await (const { bytes, isLast } of inParts(chunks)) {
    yield { text: decoding.decode(bytes, isLast), isLast };
  }
}

/** Decodes a text whose encoding shows as it comes: UTF-8 as long as nothing says otherwise. */
class Decoding {
  #evidence = new EncodingEvidence();
  readonly #line: () => number;
  readonly #utf8: PartDecoder;
  #decided: PartDecoder | undefined;
  #tail: Uint8Array = new Uint8Array();

  constructor(line: () => number) {
    this.#line = line;
    this.#utf8 = new PartDecoder('utf-8', line);
  }

  decode(bytes: Uint8Array, isLast: boolean): string {
    if (this.#decided) return this.#decided.decode(bytes, isLast);
    const evidence = this.#evidence;
    evidence.push(bytes);
    const part = joined([this.#tail, bytes]);
    const encoding = evidence.encoding(isLast);
    if (encoding !== 'utf-8') {
      this.#decided = new PartDecoder(encoding, this.#line);
      return this.#decided.decode(part, isLast);
    }
    if (evidence.wellFormed > 0) {
      // letters of UTF-8 were there: whatever comes is UTF-8, or no text
      this.#decided = this.#utf8;
      return this.#utf8.decode(part, isLast);
    }
    const end = part.length - (isLast ? 0 : evidence.pending);
    this.#tail = part.slice(end);
    return this.#utf8.decode(part.subarray(0, end), isLast);
  }
}

async function* inParts(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ bytes: Uint8Array; isLast: boolean }> {
  if (!isIterable(chunks) && !(Symbol.asyncIterator in Object(chunks)))
    throw misfit('chunks', 'bytes that come along', chunks);
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) throw misfit('chunks', 'bytes', chunk);
    waiting.push(chunk);
    size += chunk.length;
    if (size < partBytes) continue;
    yield { bytes: joined(waiting), isLast: false };
    [waiting, size] = [[], 0];
  }
  yield { bytes: joined(waiting), isLast: true };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
