import type { readPortfolio } from '@partnerkit/sdk/rules';

type Refused = ReturnType<typeof readPortfolio>['refused'];

/** How many rows of a JSON portfolio were left out in each region, and whose subscriptions these were. */
export class PortfolioRefusals {
  readonly #usualRegion: string;
  readonly #regions = new Map<unknown, string>();
  readonly #customers = new RegionCounts();
  readonly #subscriptions = new RegionCounts();
  readonly #owners = new Set<string>();
  /** Whether a subscription that was left out does not say whose it is. */
  #isAnybodys = false;

  /** `refused` are rows of the parsed JSON; one that names no region is of the usual one. */
  constructor(json: unknown, refused: Refused, usualRegion: string) {
    this.#usualRegion = usualRegion;
    const rows = rowsOf(json);
    for (const row of rows.customers) {
      if (isObject(row)) this.#regions.set(idOf(row.id), this.#regionOf(row));
    }
    for (const { collection, index } of refused) {
      if (collection === 'organization') continue;
      const row = rows[collection][index];
      if (collection === 'customers') this.customer(row);
      else this.subscription(row);
    }
  }

  customer(row: unknown): void {
    this.#customers.add(isObject(row) ? this.#regionOf(row) : undefined);
  }

  subscription(row: unknown): void {
    const { customerId } = fieldsOf(row);
    const owner = idOf(customerId);
    if (typeof owner === 'string' && owner !== '') this.#owners.add(owner);
    else this.#isAnybodys = true;
    this.#subscriptions.add(this.#regions.get(idOf(customerId)));
  }

  /** Rows that tell no region may be of each. */
  ofCustomers(region: string): number {
    return this.#customers.of(region);
  }

  ofSubscriptions(region: string): number {
    return this.#subscriptions.of(region);
  }

  /** Whether a customer's subscriptions may be more than those that were read; `hasOthers`: some were. */
  mayLackSubscriptions(customerId: string, hasOthers: boolean): boolean {
    return this.#owners.has(customerId) || (this.#isAnybodys && !hasOthers);
  }

  #regionOf({ region }: Readonly<Record<string, unknown>>): string {
    return typeof region === 'string' ? region : this.#usualRegion;
  }
}

class RegionCounts {
  readonly #counts = new Map<string | undefined, number>();

  add(region: string | undefined): void {
    this.#counts.set(region, (this.#counts.get(region) ?? 0) + 1);
  }

  of(region: string): number {
    return (this.#counts.get(region) ?? 0) + (this.#counts.get(undefined) ?? 0);
  }
}

/** An id without the blanks around it, as rows are read. */
function idOf(id: unknown): unknown {
  return typeof id === 'string' ? id.trim() : id;
}

function rowsOf(json: unknown): { customers: readonly unknown[]; subscriptions: readonly unknown[] } {
  if (Array.isArray(json)) return { customers: json, subscriptions: [] };
  const { customers, subscriptions } = fieldsOf(json);
  return { customers: listOf(customers), subscriptions: listOf(subscriptions) };
}

function listOf(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows : [];
}

function fieldsOf(row: unknown): Readonly<Record<string, unknown>> {
  return isObject(row) ? row : {};
}

function isObject(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null;
}
