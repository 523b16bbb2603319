import { misfit } from '../errors/check-argument.ts';
import { type Encoding, EncodingEvidence, encodingNames } from './encoding-evidence.ts';
import { PartDecoder } from './part-decoder.ts';

/** A text that was read, and the encoding that was taken; a string has none. */
export interface DecodedText {
  readonly text: string;
  readonly encoding?: Encoding | undefined;
}

/**
 * The text of a file without its byte-order mark: UTF-16 by its mark or by where its NUL bytes stand, UTF-8, else
 * Windows-1252, which many spreadsheets write. Throws `invalid`, with the line, for bytes of no such text and for UTF-8
 * that is damaged: no character is replaced.
 */
export function decodeText(input: string | Uint8Array): DecodedText {
  if (typeof input === 'string') return { text: input.charCodeAt(0) === 0xfeff ? input.slice(1) : input };
  if (!(input instanceof Uint8Array)) throw misfit('input', 'a text or bytes', input);
  const evidence = new EncodingEvidence();
  evidence.push(input);
  const encoding = evidence.encoding();
  return { text: new PartDecoder(encoding).decode(input, true), encoding };
}

/** What to say of a text that is not in UTF-8; `undefined` where there is nothing to say. */
export function encodingNote(encoding: Encoding | undefined): string | undefined {
  if (encoding === undefined || encoding === 'utf-8') return undefined;
  return `read as ${encodingNames[encoding]}, as it is not UTF-8`;
}
