import { type CalendarDay, dayNumber, dayOfInstant } from '../calendar/calendar-day.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { type CustomerFacts, customerFacts } from '../customers/customer-facts.ts';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import { customerStatuses, type StatusParameters } from '../statuses/customer-statuses.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { foldText } from '../text/fold-text.ts';

/** What the columns are derived from. */
export interface ColumnInput {
  readonly rows: readonly CustomerRow[];
  /** The subscriptions of a customer; the function is absent where they are not supplied. */
  readonly subscriptionsOf: ((customerId: string) => readonly Subscription[]) | undefined;
  /** The customer's tags as they are now. */
  readonly tagsOf: (row: CustomerRow) => readonly string[];
  readonly asOf: CalendarDay;
  readonly statusParameters: Partial<StatusParameters> | undefined;
}

/**
 * The narrow rows of all customers, a column at a time and each only when first read: a hundred thousand customers
 * cost what is asked of them. `position` says of which row the summary's properties speak.
 */
export class CustomerColumns implements CustomerSummary {
  position = 0;
  readonly #input: ColumnInput;
  readonly #columns = new Map<string, unknown[]>();
  readonly #today: number;

  constructor(input: ColumnInput) {
    this.#input = input;
    this.#today = dayNumber(input.asOf) ?? Number.NaN;
  }

  #value<Value>(column: string, derive: (row: CustomerRow) => Value): Value {
    let values = this.#columns.get(column) as Value[] | undefined;
    if (!values) {
      values = this.#input.rows.map((row) => derive(row ?? noRow));
      this.#columns.set(column, values);
    }
    return values[this.position] as Value;
  }

  get #row(): CustomerRow {
    return this.#input.rows[this.position] ?? noRow;
  }
  get id(): string {
    return text(this.#row.id) ?? '';
  }
  get region(): string | undefined {
    return text(this.#row.region);
  }
  get managedBy(): string | undefined {
    return text(this.#row.managedBy);
  }
  get adminEmail(): string | undefined {
    return text(this.#row.adminEmail);
  }
  get externalId(): string | undefined {
    return text(this.#row.externalId);
  }
  get sortKey(): string {
    return this.#value('sortKey', (row) => foldText(text(row.name) ?? ''));
  }
  get searchText(): string {
    return this.#value('searchText', (row) => {
      const email = text(row.adminEmail);
      return foldText(email ? `${text(row.name)}\n${email}` : (text(row.name) ?? ''));
    });
  }
  /** The subscriptions of the customer; `undefined` where they are not supplied. */
  get subscriptions(): readonly Subscription[] | undefined {
    return this.#input.subscriptionsOf?.(this.id);
  }
  /** `undefined` where nothing is supplied by which a status could be judged. */
  get knownStatuses(): readonly string[] | undefined {
    return this.#value('statuses', (row) => this.#statuses(row));
  }
  get statuses(): readonly string[] {
    return this.knownStatuses ?? none;
  }
  get products(): readonly string[] {
    return list(this.#row.products) ?? this.#value('products', (row) => this.#productsOf(row));
  }
  get tags(): readonly string[] {
    return this.#input.tagsOf(this.#row);
  }
  get types(): readonly string[] {
    return this.#value('types', (row) => distinct(this.#of(row), (subscription) => subscription.kind));
  }
  get facts(): CustomerFacts {
    return this.#value('facts', (row) => customerFacts(this.#input.subscriptionsOf?.(row.id), this.#today));
  }
  get licenses(): number | undefined {
    return this.facts.licenses?.purchased;
  }
  get assigned(): number | undefined {
    return this.facts.licenses?.assigned;
  }
  get used(): number | undefined {
    return this.facts.licenses?.used;
  }
  get overage(): number | undefined {
    return this.facts.licenses?.overage;
  }
  get expires(): number | undefined {
    return optionalDay(this.facts.expiresOn);
  }
  get renews(): number | undefined {
    return optionalDay(this.facts.renewsOn);
  }
  get added(): number | undefined {
    return this.#value('added', (row) => {
      const starts = this.#of(row).map((subscription) => subscription.startDate);
      return optionalDay(text(row.createdDate) ?? starts.sort()[0]);
    });
  }
  get lastSignIn(): number | null | undefined {
    const at = this.#row.lastAdminSignInAt;
    return typeof at === 'string' ? dayOfInstant(at) : at === null ? null : undefined;
  }

  #of(row: CustomerRow): readonly Subscription[] {
    return this.#input.subscriptionsOf?.(row.id) ?? none;
  }

  #statuses(row: CustomerRow): readonly string[] | undefined {
    const supplied = list(row.statuses);
    if (supplied) return supplied;
    const subscriptions = this.#input.subscriptionsOf?.(row.id);
    if (!subscriptions && row.lastAdminSignInAt === undefined) return undefined;
    const { asOf, statusParameters } = this.#input;
    const statuses = customerStatuses(row, subscriptions, { asOf, parameters: statusParameters ?? {} });
    return statuses.length === 0 ? none : statuses;
  }

  #productsOf(row: CustomerRow): readonly string[] {
    const pools = this.#of(row).flatMap((subscription) => subscription.licenses);
    return distinct(pools, (pool) => pool.product);
  }
}

const none: readonly never[] = [];
const noRow = {} as CustomerRow;

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function list(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function distinct<Item>(items: readonly Item[], value: (item: Item) => string): readonly string[] {
  return items.length === 0 ? none : [...new Set(items.map(value))];
}

function optionalDay(day: CalendarDay | undefined): number | undefined {
  return day === undefined ? undefined : dayNumber(day);
}
