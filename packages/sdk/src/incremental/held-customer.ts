import type { RankedPool } from '../peers/ranked-pools.ts';
import type { SectionSums } from '../sections/section-sums.ts';
import { sectionIds } from '../subscriptions/section-ids.ts';

/** A license pool as it is kept while subscriptions change. */
export interface HeldPool extends RankedPool {
  readonly customer: HeldCustomer;
  /** The place of its product among those that the figures are about. */
  readonly at: number;
  readonly purchased: number;
  /** NaN: not known; likewise `used`. */
  readonly assigned: number;
  readonly used: number;
  /** The place of the size band of its peers; `undefined`: it has none. */
  readonly band: number | undefined;
  /** Why it is not judged though it runs. */
  readonly leftOut: 'assignedUnknown' | 'nothingPurchased' | undefined;
  /** The set of sections it is in. */
  sections: number;
}

/** A subscription or trial as it is kept; one that does not fit is refused and has no pools. */
export interface HeldSubscription {
  readonly id: string;
  readonly isRefused: boolean;
  readonly pools: readonly HeldPool[];
}

const sectionCount = sectionIds.length;

/** What a customer has of each product, and in which sections that is. */
export class HeldCustomer {
  subscriptions: HeldSubscription[] = [];
  /** Of each product: how many pools there are, how many of them in each section, and what is purchased. */
  readonly #counts: number[] = [];
  readonly #purchased: number[] = [];

  constructor(products: number) {
    for (let at = 0; at < products; at++) this.#purchased.push(0);
    for (let at = 0; at < products * (sectionCount + 1); at++) this.#counts.push(0);
  }

  /** One pool more, or with -1 one less. */
  addPool({ at, sections, purchased }: HeldPool, times: number): void {
    const from = at * (sectionCount + 1);
    this.#purchased[at]! += purchased * times;
    this.#counts[from]! += times;
    for (let section = 0; section < sectionCount; section++) {
      if (sections & (1 << section)) this.#counts[from + 1 + section]! += times;
    }
  }

  /** Counts the customer in the sums, or with -1 takes it away. */
  addTo(sums: SectionSums, times: number): void {
    let [any, pools] = [0, 0];
    for (let at = 0; at < this.#purchased.length; at++) {
      const from = at * (sectionCount + 1);
      let sections = 0;
      for (let section = 0; section < sectionCount; section++) {
        if (this.#counts[from + 1 + section]! > 0) sections |= 1 << section;
      }
      if (sections > 0) sums.addCustomerOf(at, sections, this.#purchased[at]!, times);
      pools += this.#counts[from]!;
      any |= sections;
    }
    if (pools > 0) sums.addCustomer(any, times);
  }
}
