// 64 MiB of bits; beyond, the pairs that come take less than room for all that could
const mostBits = 2 ** 29;

/** Which pairs of two numbers have come: a bit for each that is possible. */
export class PairSet {
  readonly #seconds: number;
  readonly #bits: Int32Array | undefined;
  readonly #keys = new Set<number>();

  /** How many different numbers there are: the first from 0 to `firsts - 1`, the second likewise. */
  constructor(firsts: number, seconds: number) {
    this.#seconds = seconds;
    if (firsts * seconds <= mostBits) this.#bits = new Int32Array(Math.ceil((firsts * seconds) / 32));
  }

  /**
   * 1 for a pair that comes for the first time, else 0; with `comes` 0 it does not come, and the answer is 0. Numbers and no
   * branch: in a loop over many rows a condition that is true half of the time costs more than all else.
   */
  add(first: number, second: number, comes = 1): number {
    const key = first * this.#seconds + second;
    if (this.#bits) {
      const bit = key & 31;
      const word = this.#bits[key >>> 5] as number;
      this.#bits[key >>> 5] = word | (comes << bit);
      return (~word >>> bit) & comes;
    }
    if (comes === 0 || this.#keys.has(key)) return 0;
    this.#keys.add(key);
    return 1;
  }
}
