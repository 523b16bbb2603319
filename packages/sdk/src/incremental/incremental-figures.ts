import type { CalendarDay } from '../calendar/calendar-day.ts';
import { checkRecord } from '../errors/check-argument.ts';
import { type LicenseColumns, licenseColumns, type RefusedLicenseRow } from '../licenses/license-columns.ts';
import { columnsOf, type LicenseRows } from '../licenses/license-rows.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import { idText } from '../operation/id-text.ts';
import { type Overrides, withDefaults } from '../operation/with-defaults.ts';
import { judgeProduct, type PeerGroup } from '../peers/low-assignment.ts';
import { defaultLowAssignment, type LowAssignmentParameters } from '../peers/low-assignment-parameters.ts';
import { bandOf, isPeer } from '../peers/peer-rates.ts';
import { RankedPools } from '../peers/ranked-pools.ts';
import {
  type AppliedRules,
  appliedRules,
  figureProducts,
  type LicenseFigureOptions,
  type LicenseTotals,
} from '../sections/license-tally.ts';
import { sectionJudge } from '../sections/section-registry.ts';
import type { PoolOnDay } from '../sections/section-rules.ts';
import { sectionBit } from '../sections/section-sets.ts';
import { SectionSums } from '../sections/section-sums.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { HeldCustomer, type HeldPool, type HeldSubscription } from './held-customer.ts';

/** How figures are kept current. Low assignment goes by our rule and its parameters: a function can't be kept current. */
export interface IncrementalFigureOptions extends Omit<LicenseFigureOptions, 'lowAssignment'> {
  readonly lowAssignment?: Overrides<LowAssignmentParameters> | undefined;
}

/** By what a subscription or trial is known: its own id, within its customer. */
export type SubscriptionKey = Pick<Subscription, 'customerId' | 'id'>;

const low = sectionBit('lowAssignment');

/**
 * The figures of one as-of date, kept current while subscriptions and trials come, change and go. A change costs about as
 * much as the few pools that it concerns, however many there are; the figures are those of a full computation.
 */
export class IncrementalFigures {
  readonly #asOf: CalendarDay;
  readonly #rules: AppliedRules;
  readonly #sectionsOf: (pool: PoolOnDay) => number;
  readonly #today: number;
  readonly #products: readonly string[];
  readonly #rule: LowAssignmentParameters;
  readonly #sums: SectionSums;
  readonly #customers = new Map<string, HeldCustomer>();
  readonly #excluded = { invalid: 0, assignedUnknown: 0, nothingPurchased: 0 };
  /** Of each product: its peers band by band, then all of them; below which rate one is low, band by band. */
  readonly #peers: readonly (readonly RankedPools<HeldPool>[])[];
  readonly #below: readonly number[][];
  readonly #groups: PeerGroup[][];
  #numbers = 0;

  constructor(rows: LicenseRows, options: IncrementalFigureOptions) {
    checkRecord('options', options);
    this.#asOf = options.asOf;
    this.#rules = appliedRules(options);
    this.#sectionsOf = sectionJudge(this.#rules);
    this.#today = asOfDay(options.asOf);
    this.#products = figureProducts(options);
    this.#rule = withDefaults(defaultLowAssignment, options.lowAssignment);
    this.#sums = new SectionSums(this.#products.length);
    this.#peers = this.#products.map(() => [...this.#rule.bands, 0].map(() => new RankedPools<HeldPool>()));
    this.#below = this.#products.map(() => this.#rule.bands.map(() => 0));
    this.#groups = this.#products.map(() => []);
    const columns = columnsOf(rows);
    this.#fill(columns);
    this.#keepRefused(columns.refused);
    this.#judge(new Set(this.#products.keys()));
  }

  /**
   * Takes a subscription or trial that is new or has changed. One that does not fit is refused as in a full computation:
   * it is left out, and so is what stood in its place. Without ids nothing changes.
   */
  put(row: Subscription): RefusedLicenseRow | undefined {
    const columns = licenseColumns([row]);
    const [refused] = columns.refused;
    const key = keyOf(row);
    if (!key) return refused;
    const touched = new Set<number>();
    this.#drop(key, touched);
    const customer = this.#customerOf(key.customerId);
    const pools = columns.purchased.keys();
    const held = Array.from(pools, (pool) => this.#poolOf(columns, pool, customer)).filter((pool) => !!pool);
    customer.addTo(this.#sums, -1);
    this.#hold(customer, { id: key.id, isRefused: !!refused, pools: held });
    customer.addTo(this.#sums, 1);
    for (const pool of held) {
      if (pool.band === undefined) continue;
      for (const peers of this.#peersOf(pool)) peers.add(pool);
      touched.add(pool.at);
    }
    this.#judge(touched);
    return refused;
  }

  /** Takes a subscription or trial away; whether there was one. */
  remove(key: SubscriptionKey): boolean {
    checkRecord('key', key);
    const touched = new Set<number>();
    const named = keyOf(key);
    const isThere = named !== undefined && this.#drop(named, touched);
    this.#judge(touched);
    return isThere;
  }

  /** What the figures are made of now: for {@link kpiFigure} and {@link sectionFigures}. */
  totals(): LicenseTotals {
    return {
      asOf: this.#asOf,
      today: this.#today,
      customers: this.#sums.customers,
      inSection: this.#sums.inSection(),
      sections: Object.fromEntries(this.#products.map((product, at) => [product, this.#sums.sections(at)])),
      rules: this.#rules,
      peers: this.#groups.flat(),
      excluded: { ...this.#excluded },
    };
  }

  #fill(columns: LicenseColumns): void {
    const ofOwner: HeldPool[][] = columns.subscriptionIds.map(() => []);
    const ofGroup = this.#peers.map((bands) => bands.map((): HeldPool[] => []));
    const customers = columns.customerIds.map((id) => this.#customerOf(id));
    for (let pool = 0; pool < columns.purchased.length; pool++) {
      const owner = columns.subscription[pool]!;
      const held = this.#poolOf(columns, pool, customers[columns.customer[owner]!]!);
      if (!held) continue;
      ofOwner[owner]!.push(held);
      if (held.band === undefined) continue;
      ofGroup[held.at]![held.band]!.push(held);
      ofGroup[held.at]!.at(-1)!.push(held);
    }
    ofOwner.forEach((pools, owner) => {
      const id = columns.subscriptionIds[owner]!;
      this.#hold(customers[columns.customer[owner]!]!, { id, isRefused: false, pools });
    });
    for (const customer of customers) customer.addTo(this.#sums, 1);
    ofGroup.forEach((bands, at) => {
      bands.forEach((pools, band) => {
        this.#peers[at]![band]!.fill(pools);
      });
    });
    this.#excluded.invalid = columns.refused.length;
  }

  /** Refused rows count already; a later one in their place replaces them. */
  #keepRefused(rows: readonly RefusedLicenseRow[]): void {
    for (const { customerId, id } of rows) {
      if (!customerId || !id) continue;
      this.#customerOf(customerId).subscriptions.push({ id, isRefused: true, pools: [] });
    }
  }

  #customerOf(id: string): HeldCustomer {
    const customer = this.#customers.get(id) ?? new HeldCustomer(this.#products.length);
    this.#customers.set(id, customer);
    return customer;
  }

  /** A pool of one of the products. */
  #poolOf(columns: LicenseColumns, pool: number, customer: HeldCustomer): HeldPool | undefined {
    const at = this.#products.indexOf(columns.products[columns.product[pool]!]!);
    if (at < 0) return undefined;
    const owner = columns.subscription[pool]!;
    const [since, until] = [this.#today - columns.start[owner]!, columns.end[owner]! - this.#today];
    const [purchased, assigned] = [columns.purchased[pool]!, columns.assigned[pool]!];
    const renews = columns.autoRenews[owner] === 1;
    const rate = assigned / purchased;
    const band = isPeer(since, until, purchased, assigned) ? bandOf(this.#rule.bands, purchased) : undefined;
    const isLow = band !== undefined && rate < this.#below[at]![band]!;
    const day = { since, until, renews, purchased, assigned, isLow };
    return {
      number: this.#numbers++,
      customer,
      at,
      purchased,
      assigned,
      used: columns.used[pool]!,
      rate,
      band,
      leftOut: since >= 0 && until >= 0 ? reasonLeftOut(purchased, assigned) : undefined,
      sections: this.#sectionsOf(day),
    };
  }

  #hold(customer: HeldCustomer, subscription: HeldSubscription): void {
    customer.subscriptions.push(subscription);
    if (subscription.isRefused) this.#excluded.invalid++;
    for (const pool of subscription.pools) this.#count(pool, 1);
  }

  #drop({ customerId, id }: SubscriptionKey, touched: Set<number>): boolean {
    const customer = this.#customers.get(customerId);
    const dropped = customer?.subscriptions.filter((held) => held.id === id) ?? [];
    if (!customer || dropped.length === 0) return false;
    customer.addTo(this.#sums, -1);
    for (const { isRefused, pools } of dropped) {
      if (isRefused) this.#excluded.invalid--;
      for (const pool of pools) {
        this.#count(pool, -1);
        if (pool.band === undefined) continue;
        for (const peers of this.#peersOf(pool)) peers.remove(pool);
        touched.add(pool.at);
      }
    }
    customer.addTo(this.#sums, 1);
    customer.subscriptions = customer.subscriptions.filter((held) => held.id !== id);
    if (customer.subscriptions.length === 0) this.#customers.delete(customerId);
    return true;
  }

  /** Counts a pool, or with -1 takes it away; that of its customer is up to the caller. */
  #count(pool: HeldPool, times: number): void {
    pool.customer.addPool(pool, times);
    if (pool.sections > 0)
      this.#sums.addPool(pool.at, pool.sections, pool.purchased, pool.assigned, pool.used, times);
    if (pool.leftOut) this.#excluded[pool.leftOut] += times;
  }

  #peersOf({ at, band = 0 }: HeldPool): RankedPools<HeldPool>[] {
    return [this.#peers[at]![band]!, this.#peers[at]!.at(-1)!];
  }

  /** Judges low assignment of products anew; only pools between the old and the new limit change. */
  #judge(products: ReadonlySet<number>): void {
    for (const at of products) {
      const peers = this.#peers[at]!;
      const ranked = (band = this.#rule.bands.length) => peers[band]!;
      const { below, groups } = judgeProduct(this.#products[at]!, this.#rule, ranked);
      this.#groups[at] = groups;
      below.forEach((limit, band) => {
        const before = this.#below[at]![band]!;
        this.#below[at]![band] = limit;
        const between = peers[band]!.between(Math.min(before, limit), Math.max(before, limit));
        for (const pool of between) this.#flip(pool);
      });
    }
  }

  #flip(pool: HeldPool): void {
    pool.customer.addTo(this.#sums, -1);
    this.#count(pool, -1);
    pool.sections ^= low;
    this.#count(pool, 1);
    pool.customer.addTo(this.#sums, 1);
  }
}

function reasonLeftOut(purchased: number, assigned: number): HeldPool['leftOut'] {
  if (Number.isNaN(assigned)) return 'assignedUnknown';
  return purchased === 0 ? 'nothingPurchased' : undefined;
}

/** Whose a row is and which, as far as it says. */
function keyOf(row: Partial<SubscriptionKey> | undefined | null): SubscriptionKey | undefined {
  const [customerId, id] = [idText(row?.customerId), idText(row?.id)];
  return customerId === undefined || id === undefined ? undefined : { customerId, id };
}
