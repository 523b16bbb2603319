import { type LicenseTotals, licenseOverage } from '../subscriptions/license-totals.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';

/** Counts of which some are known. */
class KnownSum {
  #sum = 0;
  #known = 0;

  add(count: number | undefined, by: 1 | -1): void {
    if (count === undefined) return;
    this.#sum += by * count;
    this.#known += by;
  }

  /** `undefined` where there are pools, and none tells. */
  of(pools: number): number | undefined {
    return this.#known === 0 && pools > 0 ? undefined : this.#sum;
  }
}

/** The license totals of what runs, kept as subscriptions and trials begin and end. */
export class RunningTotals {
  #pools = 0;
  #purchased = 0;
  #usedOf = 0;
  readonly #assigned = new KnownSum();
  readonly #used = new KnownSum();
  readonly #overage = new KnownSum();

  /** Whether a subscription or trial has more licenses assigned than purchased, in any of its products. */
  static isOverLimit({ licenses }: Subscription): boolean {
    return licenses.some((pool) => (licenseOverage(pool) ?? 0) > 0);
  }

  add({ licenses }: Subscription, by: 1 | -1): void {
    for (const pool of licenses) {
      this.#pools += by;
      this.#purchased += by * pool.purchased;
      this.#assigned.add(pool.assigned ?? undefined, by);
      this.#used.add(pool.used ?? undefined, by);
      if (pool.used !== undefined) this.#usedOf += by * pool.purchased;
      this.#overage.add(licenseOverage(pool), by);
    }
  }

  totals(): LicenseTotals {
    const [assigned, used, overage] = [this.#assigned, this.#used, this.#overage].map((sum) =>
      sum.of(this.#pools),
    );
    return {
      purchased: this.#purchased,
      ...(assigned === undefined ? {} : { assigned }),
      ...(used === undefined ? {} : { used }),
      ...(used === undefined || this.#usedOf === this.#purchased ? {} : { usedOf: this.#usedOf }),
      ...(overage === undefined ? {} : { overage }),
    };
  }
}
