import { type SectionId, sectionIds } from '../subscriptions/section-ids.ts';
import { sectionBit, sectionSets } from './section-sets.ts';

/** What was added up over the pools of a section, of one product. */
export interface SectionTally {
  readonly pools: number;
  readonly purchased: number;
  /** Over the pools whose assigned count is known, with what was purchased in them; likewise for used. */
  readonly assigned: number;
  readonly purchasedOfAssigned: number;
  readonly assignedUnknown: number;
  readonly used: number;
  readonly purchasedOfUsed: number;
  readonly usedUnknown: number;
  /** Used, but at most what is assigned. */
  readonly usedOfAssigned: number;
  readonly unassigned: number;
  readonly overage: number;
  readonly customers: number;
  /** Purchased in all pools of the product of the section's customers. */
  readonly purchasedOfCustomers: number;
}

/** The place of each sum of a section; a constant, as a million pools read it. */
const place = {
  pools: 0,
  purchased: 1,
  assigned: 2,
  purchasedOfAssigned: 3,
  assignedUnknown: 4,
  used: 5,
  purchasedOfUsed: 6,
  usedUnknown: 7,
  usedOfAssigned: 8,
  unassigned: 9,
  overage: 10,
  customers: 11,
  purchasedOfCustomers: 12,
} as const satisfies Record<keyof SectionTally, number>;
const sums = Object.entries(place);
const width = sums.length;
const sets = sectionSets;

/**
 * What license pools and customers add up to. It is kept by the set of sections they are in, a bit for each, so that a
 * pool or a customer is added once; `times` is -1 to take one away.
 */
export class SectionSums {
  readonly #sums: Float64Array;
  readonly #customers = new Float64Array(sets);

  constructor(products: number) {
    this.#sums = new Float64Array(products * sets * width);
  }

  /** A pool of the product at a place. */
  addPool(at: number, sections: number, size: number, assigned: number, used: number, times: number): void {
    const all = this.#sums;
    const from = (at * sets + sections) * width;
    const purchased = size * times;
    all[from + place.pools]! += times;
    all[from + place.purchased]! += purchased;
    if (assigned >= 0) {
      all[from + place.assigned]! += assigned * times;
      all[from + place.purchasedOfAssigned]! += purchased;
      if (assigned < size) all[from + place.unassigned]! += purchased - assigned * times;
      else all[from + place.overage]! += assigned * times - purchased;
    } else all[from + place.assignedUnknown]! += times;
    if (used >= 0) {
      all[from + place.used]! += used * times;
      all[from + place.purchasedOfUsed]! += purchased;
      all[from + place.usedOfAssigned]! += Math.min(used, assigned >= 0 ? assigned : used) * times;
    } else all[from + place.usedUnknown]! += times;
  }

  /** A customer's pools of the product at a place: the sections that any of them is in, what is purchased in all. */
  addCustomerOf(at: number, sections: number, purchased: number, times: number): void {
    const from = (at * sets + sections) * width;
    this.#sums[from + place.customers]! += times;
    this.#sums[from + place.purchasedOfCustomers]! += purchased * times;
  }

  /** A customer that has one of the products: the sections that any of its pools is in. */
  addCustomer(sections: number, times: number): void {
    this.#customers[sections]! += times;
  }

  get customers(): number {
    return this.#customers.reduce((sum, count) => sum + count, 0);
  }

  /** Customers in each section, of any of the products. */
  inSection(): Record<SectionId, number> {
    return bySection((bit) =>
      this.#customers.reduce((sum, count, sections) => (sections & bit ? sum + count : sum), 0),
    );
  }

  /** The sums of each section, of the product at a place. */
  sections(at: number): Record<SectionId, SectionTally> {
    return bySection((bit) => {
      const added = ([name, sum]: readonly [string, number]) => {
        let value = 0;
        for (let sections = bit; sections < sets; sections++) {
          if (sections & bit) value += this.#sums[(at * sets + sections) * width + sum]!;
        }
        return [name, value];
      };
      return Object.fromEntries(sums.map(added)) as never;
    });
  }
}

function bySection<Value>(value: (bit: number) => Value): Record<SectionId, Value> {
  return Object.fromEntries(sectionIds.map((id) => [id, value(sectionBit(id))])) as never;
}
