// beyond, a table of all pairs would take more memory than the pairs themselves
const largestTable = 1 << 24;

/** The place of each pair of two numbers, in the order in which they come. */
export class PairPlaces {
  length = 0;
  readonly #seconds: number;
  readonly #table: Int32Array | undefined;
  readonly #map = new Map<number, number>();

  /** How many different numbers there are: the first from 0 to `firsts - 1`, the second likewise. */
  constructor(firsts: number, seconds: number) {
    this.#seconds = seconds;
    if (firsts * seconds <= largestTable) this.#table = new Int32Array(firsts * seconds);
  }

  /** The place of a pair; a pair that comes for the first time gets the next one, {@link length}. */
  of(first: number, second: number): number {
    const key = first * this.#seconds + second;
    if (this.#table) {
      const taken = this.#table[key] as number;
      if (taken > 0) return taken - 1;
      this.#table[key] = ++this.length;
      return this.length - 1;
    }
    const taken = this.#map.get(key);
    if (taken !== undefined) return taken;
    this.#map.set(key, this.length);
    return this.length++;
  }

  /** Every pair with its place. */
  forEach(visit: (first: number, second: number, place: number) => void): void {
    const visitKey = (place: number, key: number) =>
      visit(Math.floor(key / this.#seconds), key % this.#seconds, place);
    this.#table?.forEach((taken, key) => {
      if (taken > 0) visitKey(taken - 1, key);
    });
    this.#map.forEach(visitKey);
  }
}
