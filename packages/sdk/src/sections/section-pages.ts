import type { LicenseColumns } from '../licenses/license-columns.ts';
import { KeptAnswers } from '../operation/kept-answers.ts';
import type { SectionId, SectionSort } from '../subscriptions/section-ids.ts';
import { searchableText, spellings } from '../text/spellings.ts';
import type { LicenseTally } from './license-tally.ts';
import { sortedPools } from './section-order.ts';
import { sections } from './section-registry.ts';
import type { SectionRow } from './section-row.ts';
import { sectionPools, sectionRow } from './section-rows.ts';

/** A row of a section, with the customer's name. */
export interface NamedSectionRow extends SectionRow {
  readonly customerName: string;
}

/** Which rows of a section. */
export interface SectionRequest {
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
  readonly items: NamedSectionRow[];
  readonly total: number;
  readonly next: string | undefined;
}

/** The rows of sections, page by page; orders are kept. */
export class SectionPages {
  readonly #columns: LicenseColumns;
  /** The name of each customer of the columns. */
  readonly #names: readonly string[];
  readonly #orders = new KeptAnswers<Uint32Array>(32);
  #searchTexts: readonly string[] | undefined;

  constructor(columns: LicenseColumns, names: readonly string[]) {
    this.#columns = columns;
    this.#names = names;
  }

  page(tally: LicenseTally, { limit, after, ...request }: SectionRequest): SectionPage {
    const columns = this.#columns;
    const pools = this.#order(tally, request);
    const start = after === undefined ? 0 : this.#placeBehind(pools, after);
    const shown = pools.subarray(start, start + limit);
    const last = shown.at(-1);
    const hasMore = last !== undefined && start + limit < pools.length;
    return {
      total: pools.length,
      items: Array.from(shown, (pool) => ({
        ...sectionRow(columns, pool, request.section, tally.today),
        customerName: this.#names[columns.customer[columns.subscription[pool] as number] as number] ?? '',
      })),
      next: hasMore ? JSON.stringify([start + limit - 1, this.#nameOf(last)]) : undefined,
    };
  }

  #order(
    tally: LicenseTally,
    { section, product, sort = sections[section].sort, search = '' }: Omit<SectionRequest, 'limit' | 'after'>,
  ): Uint32Array {
    return this.#orders.of(JSON.stringify([tally.asOf, section, product, sort, search]), () => {
      const pools = sectionPools(this.#columns, tally, section, product);
      return sortedPools(this.#columns, this.#names, this.#searched(pools, search.trim()), sort);
    });
  }

  #searched(pools: Uint32Array, text: string): Uint32Array {
    if (text === '') return pools;
    const { customer, subscription, subscriptionIds } = this.#columns;
    this.#searchTexts ??= this.#names.map(searchableText);
    const texts = this.#searchTexts;
    const wanted = spellings(text);
    return pools.filter((pool) => {
      const owner = subscription[pool] as number;
      const name = texts[customer[owner] as number] ?? '';
      const id = searchableText(subscriptionIds[owner] as string);
      return wanted.some((spelling) => name.includes(spelling) || id.includes(spelling));
    });
  }

  /** A pool as a cursor names it: by customer, subscription or trial, and product. */
  #nameOf(pool: number): string {
    const { customerIds, customer, subscriptionIds, subscription, products, product } = this.#columns;
    const owner = subscription[pool] as number;
    return JSON.stringify([
      customerIds[customer[owner] as number],
      subscriptionIds[owner],
      products[product[pool] as number],
    ]);
  }

  /** Where the rows behind one start; where that is gone, at the place at which it was. */
  #placeBehind(pools: Uint32Array, after: string): number {
    const [place, name] = JSON.parse(after) as [number, string];
    if (pools[place] !== undefined && this.#nameOf(pools[place]) === name) return place + 1;
    const moved = pools.findIndex((pool) => this.#nameOf(pool) === name);
    return moved >= 0 ? moved + 1 : place;
  }
}
