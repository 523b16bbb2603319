const [eachLowest, eachHighest] = [0x20202020, 0x80808080];

/** Finds runs of printable ASCII in bytes, four of which are looked at together. */
export class PrintableRuns {
  readonly #bytes: Uint8Array;
  readonly #words: Uint32Array;
  /** Bytes before the first word. */
  readonly #lead: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#lead = Math.min(-bytes.byteOffset & 3, bytes.length);
    const words = (bytes.length - this.#lead) >> 2;
    this.#words =
      words > 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset + this.#lead, words) : new Uint32Array();
  }

  /** Where the run at an offset ends; the offset itself where none is there. */
  end(from: number): number {
    const words = this.#words;
    let at = from;
    for (; ((at - this.#lead) & 3) !== 0; at++) if (!this.#isPrintable(at)) return at;
    let place = (at - this.#lead) >> 2;
    for (; place < words.length; place++) {
      const word = words[place] as number;
      // a byte of 0x80 or more, or one below 0x20
      if (((word | ((word - eachLowest) & ~word)) & eachHighest) !== 0) break;
    }
    at = Math.max(at, this.#lead + 4 * place);
    while (this.#isPrintable(at)) at++;
    return at;
  }

  #isPrintable(at: number): boolean {
    const byte = this.#bytes[at];
    return byte !== undefined && byte >= 0x20 && byte < 0x80;
  }
}
