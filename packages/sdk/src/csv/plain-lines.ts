/** Finds the lines of a text that have no quotes: those are cut at their delimiters alone. Asked from its beginning to its end. */
export class PlainLines {
  readonly #text: string;
  // offsets of the next of each, which are looked for once
  #lineFeed = -1;
  #carriageReturn = -1;
  #quote = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the line break behind the line at an offset; -1 where there is a quote before it, and where there is none. */
  end(at: number): number {
    if (this.#lineFeed < at) this.#lineFeed = this.#next('\n', at);
    if (this.#carriageReturn < at) this.#carriageReturn = this.#next('\r', at);
    if (this.#quote < at) this.#quote = this.#next('"', at);
    const end = Math.min(this.#lineFeed, this.#carriageReturn);
    return this.#quote < end || end === this.#text.length ? -1 : end;
  }

  #next(character: string, from: number): number {
    const at = this.#text.indexOf(character, from);
    return at === -1 ? this.#text.length : at;
  }
}
