/** So many texts are remembered, and so many characters of them together, so that memory does not grow with a file. */
const most = { texts: 200_000, characters: 16_777_216 } as const;

/** Values by text, as many as memory allows. */
export class BoundedTexts<Value> {
  /** There were more. */
  isFull = false;
  readonly #values = new Map<string, Value>();
  #characters = 0;

  get(text: string): Value | undefined {
    return this.#values.get(text);
  }

  has(text: string): boolean {
    return this.#values.has(text);
  }

  /** Whether it was not there before; of what finds no room nobody knows. */
  add(text: string, value: Value): boolean {
    if (this.#values.has(text)) return false;
    if (this.#values.size >= most.texts || this.#characters + text.length > most.characters) {
      this.isFull = true;
      return false;
    }
    this.#characters += text.length;
    this.#values.set(text, value);
    return true;
  }

  entries(): IterableIterator<[string, Value]> {
    return this.#values.entries();
  }
}
