import type { LicenseColumns } from '../licenses/license-columns.ts';
import type { RankedValues } from './quantile.ts';
import { bucketCount, rateBucket } from './rate-buckets.ts';

/** Whether a pool has peers and is one: it runs, something is purchased, and what is assigned is known. */
export function isPeer(since: number, until: number, purchased: number, assigned: number): boolean {
  return since >= 0 && until >= 0 && purchased > 0 && assigned >= 0;
}

/** The place of the size band of a pool. */
export function bandOf(bands: readonly number[], purchased: number): number {
  let band = 0;
  while (purchased >= (bands[band + 1] ?? Number.POSITIVE_INFINITY)) band++;
  return band;
}

/** Assignment rates of running pools, by product and size band, in buckets by rate. */
export class PeerRates {
  /** Of each pool: its group, 0 for what is no peer, and its rate. A product's bands are groups side by side. */
  readonly groups: Uint16Array;
  readonly rates: Float64Array;
  /** Where the rates of each bucket of each group begin. */
  readonly #from: Uint32Array;
  readonly #inBuckets: Float64Array;

  constructor(columns: LicenseColumns, today: number, products: readonly number[], bands: readonly number[]) {
    const { subscription, product, purchased, assigned, start, end } = columns;
    const firstGroups = columns.products.map((_, place) => products.indexOf(place) * bands.length + 1);
    this.groups = new Uint16Array(purchased.length);
    this.rates = new Float64Array(purchased.length);
    const from = new Uint32Array((products.length * bands.length + 1) * bucketCount + 2);
    let peers = 0;
    for (let pool = 0; pool < purchased.length; pool++) {
      const first = firstGroups[product[pool]!]!;
      const owner = subscription[pool]!;
      const size = purchased[pool]!;
      const held = assigned[pool]!;
      if (first < 1 || !isPeer(today - start[owner]!, end[owner]! - today, size, held)) continue;
      const rate = held / size;
      const group = first + bandOf(bands, size);
      this.groups[pool] = group;
      this.rates[pool] = rate;
      from[group * bucketCount + rateBucket(rate) + 2]!++;
      peers++;
    }
    for (let at = 1; at < from.length; at++) from[at]! += from[at - 1]!;
    this.#from = from;
    this.#inBuckets = new Float64Array(peers);
    for (let pool = 0; pool < purchased.length; pool++) {
      const group = this.groups[pool]!;
      if (group === 0) continue;
      const rate = this.rates[pool]!;
      this.#inBuckets[from[group * bucketCount + rateBucket(rate) + 1]!++] = rate;
    }
  }

  /** The rates of some groups side by side. */
  ranked(first: number, end: number): RankedValues {
    const from = this.#from;
    const count = from[end * bucketCount]! - from[first * bucketCount]!;
    let sorted = { bucket: -1, values: this.#inBuckets };
    const nth = (rank: number) => {
      let behind = rank;
      for (let bucket = 0; ; bucket++) {
        let size = 0;
        for (let at = first * bucketCount + bucket; at < end * bucketCount; at += bucketCount) {
          size += from[at + 1]! - from[at]!;
        }
        if (behind >= size) {
          behind -= size;
          continue;
        }
        if (sorted.bucket !== bucket) sorted = { bucket, values: this.#sorted(first, end, bucket, size) };
        return sorted.values[behind]!;
      }
    };
    return { count, nth };
  }

  #sorted(first: number, end: number, bucket: number, size: number): Float64Array {
    const values = new Float64Array(size);
    let filled = 0;
    for (let at = first * bucketCount + bucket; at < end * bucketCount; at += bucketCount) {
      const rates = this.#inBuckets.subarray(this.#from[at], this.#from[at + 1]);
      values.set(rates, filled);
      filled += rates.length;
    }
    return values.sort();
  }
}
