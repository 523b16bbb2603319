/** What tells the places of a {@link PlaceTable} apart. */
export interface PlaceKeys<Key> {
  readonly hash: (key: Key) => number;
  /** Whether a place has a key. */
  readonly isAt: (place: number, key: Key) => boolean;
}

/**
 * Where in some rows a key stands. It is made at its full size: filling it never pauses to grow, as a `Map` of a million
 * does, and a row costs 6 to 12 bytes.
 */
export class PlaceTable<Key> {
  /** A place and one; zero: free. */
  readonly #slots: Int32Array;
  readonly #keys: PlaceKeys<Key>;

  /** A table for at most so many places. */
  constructor(most: number, keys: PlaceKeys<Key>) {
    // a third and more stays free, so that a search ends soon
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(8, 1.5 * most))));
    this.#keys = keys;
  }

  /** Puts a place under its key; where another has it already, answers that one and changes nothing. */
  add(key: Key, place: number): number | undefined {
    const slot = this.#slotOf(key);
    const kept = this.#slots[slot] as number;
    if (kept !== 0) return kept - 1;
    this.#slots[slot] = place + 1;
    return undefined;
  }

  /** The place that has a key; `undefined`: none. */
  find(key: Key): number | undefined {
    const kept = this.#slots[this.#slotOf(key)] as number;
    return kept === 0 ? undefined : kept - 1;
  }

  /** The slot of a key, or the free one where it belongs. */
  #slotOf(key: Key): number {
    const mask = this.#slots.length - 1;
    let slot = this.#keys.hash(key) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const kept = this.#slots[slot] as number;
      if (kept === 0 || this.#keys.isAt(kept - 1, key)) return slot;
    }
  }
}

/** A hash of a text, or of several one after the other. */
export function textHash(text: string, before = 0x811c9dc5): number {
  let hash = before;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
