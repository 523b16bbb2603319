import { countLineBreaks } from './count-line-breaks.ts';
import { type Encoding, notInEncoding } from './encoding-evidence.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** Decodes a text of a known encoding part by part, without its byte-order mark. No character is replaced. */
export class PartDecoder {
  readonly encoding: Encoding;
  readonly #line: () => number;
  #decoder: TextDecoder | undefined;
  /** What came last ended between the two halves of a line break, or behind a line break of one. */
  #endsInReturn = false;

  /** `line` tells on which line the text ends that was decoded so far; it is asked where bytes are not of the encoding. */
  constructor(encoding: Encoding, line: () => number = () => 1) {
    this.encoding = encoding;
    this.#line = line;
    if (encoding !== 'windows-1252') this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** The text of the next bytes. Throws `invalid`, with the line, for bytes that are not of the encoding. */
  decode(bytes: Uint8Array, isLast: boolean): string {
    const text = this.#decoder ? this.#decoded(this.#decoder, bytes, isLast) : decodeWindows1252(bytes);
    if (text !== '') this.#endsInReturn = text.endsWith('\r');
    return text;
  }

  #breaks(text: string): number {
    return countLineBreaks(text) - (this.#endsInReturn && text.startsWith('\n') ? 1 : 0);
  }

  #decoded(decoder: TextDecoder, bytes: Uint8Array, isLast: boolean): string {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      const readable = new TextDecoder(this.encoding).decode(bytes).split('\ufffd', 1)[0] ?? '';
      throw notInEncoding(this.encoding, this.#line() + this.#breaks(readable));
    }
  }
}
