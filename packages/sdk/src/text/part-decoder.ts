import { countLineBreaks } from './count-line-breaks.ts';
import { type Encoding, notInEncoding } from './encoding-evidence.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** Decodes a text of a known encoding part by part, without its byte-order mark. No character is replaced. */
export class PartDecoder {
  readonly encoding: Encoding;
  #decoder: TextDecoder | undefined;
  #line = 1;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
    if (encoding !== 'windows-1252') this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** The text of the next bytes. Throws `invalid`, with the line, for bytes that are not of the encoding. */
  decode(bytes: Uint8Array, isLast: boolean): string {
    const text = this.#decoder ? this.#decoded(this.#decoder, bytes, isLast) : decodeWindows1252(bytes);
    this.#line += countLineBreaks(text);
    return text;
  }

  #decoded(decoder: TextDecoder, bytes: Uint8Array, isLast: boolean): string {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      const readable = new TextDecoder(this.encoding).decode(bytes).split('\ufffd', 1)[0] ?? '';
      throw notInEncoding(this.encoding, this.#line + countLineBreaks(readable));
    }
  }
}
