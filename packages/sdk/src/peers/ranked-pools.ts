import type { RankedValues } from './quantile.ts';
import { bucketCount, rateBucket } from './rate-buckets.ts';

/** What peers are put in order by: the assignment rate, then the number, which no two share. */
export interface RankedPool {
  readonly rate: number;
  readonly number: number;
}

/** Peers in the order of their rates, kept while they come and go: any rank is found without looking at all of them. */
export class RankedPools<Pool extends RankedPool> implements RankedValues {
  count = 0;
  readonly #buckets = Array.from({ length: bucketCount }, (): Pool[] => []);

  /** Takes many at once. */
  fill(pools: readonly Pool[]): void {
    for (const pool of pools) this.#bucketOf(pool).push(pool);
    for (const bucket of this.#buckets) bucket.sort(compare);
    this.count += pools.length;
  }

  add(pool: Pool): void {
    const bucket = this.#bucketOf(pool);
    bucket.splice(placeOf(bucket, pool), 0, pool);
    this.count++;
  }

  remove(pool: Pool): void {
    const bucket = this.#bucketOf(pool);
    bucket.splice(placeOf(bucket, pool), 1);
    this.count--;
  }

  readonly nth = (rank: number): number => {
    let behind = rank;
    for (const bucket of this.#buckets) {
      if (behind < bucket.length) return bucket[behind]!.rate;
      behind -= bucket.length;
    }
    return Number.NaN;
  };

  /** The peers whose rate is at least the one and below the other. */
  between(from: number, below: number): Pool[] {
    const buckets = this.#buckets.slice(rateBucket(Math.max(0, from)), rateBucket(Math.max(0, below)) + 1);
    return buckets.flatMap((bucket) => bucket.slice(firstFrom(bucket, from), firstFrom(bucket, below)));
  }

  #bucketOf({ rate }: Pool): Pool[] {
    return this.#buckets[rateBucket(rate)]!;
  }
}

function compare(a: RankedPool, b: RankedPool): number {
  return a.rate - b.rate || a.number - b.number;
}

function placeOf(bucket: readonly RankedPool[], pool: RankedPool): number {
  return firstPlace(bucket, (other) => compare(other, pool) >= 0);
}

function firstFrom(bucket: readonly RankedPool[], from: number): number {
  return firstPlace(bucket, ({ rate }) => rate >= from);
}

/** The first place at which a test holds that holds from there on. */
function firstPlace(pools: readonly RankedPool[], test: (pool: RankedPool) => boolean): number {
  let [low, high] = [0, pools.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(pools[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
