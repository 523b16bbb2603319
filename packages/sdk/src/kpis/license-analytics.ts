import type { CalendarDay } from '../calendar/calendar-day.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import { type SectionId, type SectionSort, sectionIds } from '../subscriptions/sections.ts';
import { searchableText, spellings } from '../text/spellings.ts';
import { type Figure, kpiIds } from './figure.ts';
import { kpiFigure, sectionFigures } from './figures.ts';
import type { LicenseColumns } from './license-columns.ts';
import { type AppliedRules, type LicenseRules, type LicenseTally, licenseTally } from './license-tally.ts';
import { licenseTrend, type TrendWeek } from './license-trend.ts';
import type { PeerGroup } from './low-assignment.ts';
import { sortedPools } from './section-order.ts';
import { sections } from './section-registry.ts';
import type { SectionRow } from './section-row.ts';
import { sectionPools, sectionRow } from './section-rows.ts';
import { sectionBit } from './section-rules.ts';

/** What a snapshot of a partner's licenses in a region is made of. */
export interface LicenseSnapshot {
  readonly columns: LicenseColumns;
  /** The name of each customer of the columns. */
  readonly names: readonly string[];
  /** Customers of whom no subscriptions are supplied. */
  readonly notSupplied: number;
}

/** The figures of the subscription analytics for one product of the switch (KPI, SUB). */
export interface LicenseFigures {
  readonly asOf: CalendarDay;
  readonly kpis: readonly Figure[];
  readonly sections: Readonly<Record<SectionId, readonly Figure[]>>;
  /** By which rules they were computed. */
  readonly rules: AppliedRules;
  /** By which peers low assignment was judged. */
  readonly peers: readonly PeerGroup[];
}

/** A row of a section, with the customer's name. */
export interface NamedSectionRow extends SectionRow {
  readonly customerName: string;
}

/** Which rows of a section. */
export interface SectionRequest {
  readonly asOf: CalendarDay;
  readonly section: SectionId;
  readonly product: string;
  readonly sort?: SectionSort | undefined;
  /** Text that the customer's name or the id of the subscription holds. */
  readonly search?: string | undefined;
  readonly limit: number;
  /** The row behind which they start. */
  readonly after?: string | undefined;
}

/** Rows of a section, and the row behind which the next ones start. */
export interface SectionPage {
  readonly items: readonly NamedSectionRow[];
  readonly total: number;
  readonly next: string | undefined;
}

const keptOrders = 32;

/** Answers everything about a snapshot; what costs is kept until the snapshot is replaced. */
export class LicenseAnalytics {
  readonly #snapshot: LicenseSnapshot;
  readonly #rules: LicenseRules;
  readonly #tallies = new Map<CalendarDay, LicenseTally>();
  readonly #orders = new Map<string, Uint32Array>();
  readonly #trends = new Map<string, readonly TrendWeek[]>();
  #searchTexts: readonly string[] | undefined;

  constructor(snapshot: LicenseSnapshot, rules: LicenseRules = {}) {
    this.#snapshot = snapshot;
    this.#rules = rules;
  }

  figures(asOf: CalendarDay, product: string): LicenseFigures {
    const { notSupplied } = this.#snapshot;
    const tally = this.#tally(asOf);
    const sections = sectionIds.map((id) => [id, sectionFigures(id, product, tally, notSupplied)]);
    return {
      asOf,
      kpis: kpiIds.map((id) => kpiFigure(id, tally, notSupplied)),
      sections: Object.fromEntries(sections),
      rules: tally.rules,
      peers: tally.peers.filter((group) => group.product === product),
    };
  }

  section(request: SectionRequest): SectionPage {
    const { asOf, section, limit, after } = request;
    const { columns, names } = this.#snapshot;
    const { today } = this.#tally(asOf);
    const pools = this.#order(request);
    const start = after === undefined ? 0 : this.#placeBehind(pools, after);
    const shown = pools.subarray(start, start + limit);
    const last = shown.at(-1);
    return {
      total: pools.length,
      items: Array.from(shown, (pool) => ({
        ...sectionRow(columns, pool, section, today),
        customerName: names[columns.customer[columns.subscription[pool] as number] as number] ?? '',
      })),
      next:
        last !== undefined && start + limit < pools.length
          ? JSON.stringify([start + limit - 1, this.#nameOf(last)])
          : undefined,
    };
  }

  trend(asOf: CalendarDay, product: string, weeks?: number): readonly TrendWeek[] {
    const key = JSON.stringify([asOf, product, weeks]);
    const kept =
      this.#trends.get(key) ??
      licenseTrend(this.#snapshot.columns, { asOf, product, ...(weeks === undefined ? {} : { weeks }) });
    if (this.#trends.size >= keptOrders) this.#trends.clear();
    this.#trends.set(key, kept);
    return kept;
  }

  /** Ids of the customers that one of the five KPIs counts: `total`, or the name of a section. */
  customersOf(asOf: CalendarDay, kpi: string): string[] {
    const { columns } = this.#snapshot;
    const { membership, products } = this.#tally(asOf);
    const section = sectionIds.find((id) => id === kpi);
    if (!section && kpi !== 'total') return [];
    const bit = section ? sectionBit(section) : 0;
    const found = new Set<number>();
    for (let pool = 0; pool < membership.length; pool++) {
      const isIn = section
        ? ((membership[pool] as number) & bit) !== 0
        : products.has(columns.product[pool] as number);
      if (isIn) found.add(columns.customer[columns.subscription[pool] as number] as number);
    }
    return Array.from(found, (place) => columns.customerIds[place] as string);
  }

  /** Licenses of one product in what runs on a day, by customer; `assigned` is `null` where it is not known. */
  runningLicenses(
    asOf: CalendarDay,
    name: string,
  ): ReadonlyMap<string, { readonly licenses: number; readonly assigned: number | null }> {
    const { columns } = this.#snapshot;
    const today = asOfDay(asOf);
    const place = columns.products.indexOf(name);
    const found = new Map<string, { licenses: number; assigned: number | null }>();
    for (let pool = 0; pool < columns.product.length; pool++) {
      const owner = columns.subscription[pool] as number;
      const runs = (columns.start[owner] as number) <= today && today <= (columns.end[owner] as number);
      if (!runs || columns.product[pool] !== place) continue;
      const id = columns.customerIds[columns.customer[owner] as number] as string;
      const before = found.get(id) ?? { licenses: 0, assigned: null };
      const assigned = columns.assigned[pool] as number;
      found.set(id, {
        licenses: before.licenses + (columns.purchased[pool] as number),
        assigned: Number.isNaN(assigned) ? before.assigned : (before.assigned ?? 0) + assigned,
      });
    }
    return found;
  }

  #tally(asOf: CalendarDay): LicenseTally {
    const kept = this.#tallies.get(asOf) ?? licenseTally(this.#snapshot.columns, { ...this.#rules, asOf });
    if (this.#tallies.size > 2) this.#tallies.clear();
    this.#tallies.set(asOf, kept);
    return kept;
  }

  #order({
    asOf,
    section,
    product,
    sort = sections[section].sort,
    search = '',
  }: SectionRequest): Uint32Array {
    const key = JSON.stringify([asOf, section, product, sort, search]);
    const kept = this.#orders.get(key);
    if (kept) return kept;
    const { columns, names } = this.#snapshot;
    const pools = this.#searched(sectionPools(columns, this.#tally(asOf), section, product), search.trim());
    const order = sortedPools(columns, names, pools, sort);
    if (this.#orders.size >= keptOrders) this.#orders.clear();
    this.#orders.set(key, order);
    return order;
  }

  #searched(pools: Uint32Array, text: string): Uint32Array {
    if (text === '') return pools;
    const { columns, names } = this.#snapshot;
    this.#searchTexts ??= names.map(searchableText);
    const texts = this.#searchTexts;
    const wanted = spellings(text);
    return pools.filter((pool) => {
      const owner = columns.subscription[pool] as number;
      const name = texts[columns.customer[owner] as number] ?? '';
      const id = searchableText(columns.subscriptionIds[owner] as string);
      return wanted.some((spelling) => name.includes(spelling) || id.includes(spelling));
    });
  }

  /** A pool as a cursor names it: by customer, subscription or trial, and product. */
  #nameOf(pool: number): string {
    const { customerIds, customer, subscriptionIds, subscription, products, product } =
      this.#snapshot.columns;
    const owner = subscription[pool] as number;
    return JSON.stringify([
      customerIds[customer[owner] as number],
      subscriptionIds[owner],
      products[product[pool] as number],
    ]);
  }

  /** Where the rows behind one start; where that is gone, at the place at which it was. */
  #placeBehind(pools: Uint32Array, after: string): number {
    const [place, name] = placeOf(after);
    if (pools[place] !== undefined && this.#nameOf(pools[place]) === name) return place + 1;
    const moved = pools.findIndex((pool) => this.#nameOf(pool) === name);
    return moved >= 0 ? moved + 1 : place;
  }
}

function placeOf(after: string): [place: number, name: string] {
  const [place, name] = JSON.parse(after) as [number, string];
  return [place, name];
}
