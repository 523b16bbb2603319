import { type CalendarDay, dayNumber, optionalDay } from '../calendar/calendar-day.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { type CustomerFacts, datedFacts } from '../customers/customer-facts.ts';
import { addedDay, productsOf, signInDay, typesOf } from '../customers/customer-profile.ts';
import type { CustomerSummary } from '../customers/customer-summary.ts';
import type { Overrides } from '../operation/with-defaults.ts';
import {
  type StatusJudge,
  type StatusParameters,
  type StatusRule,
  statusJudge,
} from '../statuses/status-rules.ts';
import { type LicenseTotals, usagePercent } from '../subscriptions/license-totals.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { foldText } from '../text/fold-text.ts';
import type { CheckedCustomers } from './checked-customers.ts';
import type { MakeSearchTexts, SearchTexts } from './search-texts.ts';
import type { SubscriptionsByCustomer } from './subscriptions-by-customer.ts';

/** What the columns are derived from. */
export interface ColumnInput {
  readonly customers: CheckedCustomers;
  /** Absent where subscriptions are not supplied. */
  readonly subscriptions: SubscriptionsByCustomer | undefined;
  /** The customer's tags as they are now. */
  readonly tagsOf: (row: CustomerRow) => readonly string[];
  readonly asOf: CalendarDay;
  readonly statusRules: readonly StatusRule[] | undefined;
  readonly statusParameters: Overrides<StatusParameters> | undefined;
}

/**
 * The narrow rows of all customers, one at a time: `position` says of which row the properties speak. What costs is
 * kept in columns, each filled as it is read: a hundred thousand customers cost what is asked of them.
 */
export class SummaryColumns implements CustomerSummary {
  position = 0;
  readonly #input: ColumnInput;
  readonly #today: number;
  #judge: StatusJudge | undefined;
  #kept: KeptColumns | undefined;
  #numbers: NumberColumns | undefined;
  #searchTexts: SearchTexts | undefined;
  /** Lists that are alike are one: few combinations stand in many rows. */
  readonly #lists = new Map<string, readonly string[]>();

  constructor(input: ColumnInput) {
    this.#input = input;
    this.#today = dayNumber(input.asOf) ?? Number.NaN;
  }

  /** From now on what costs is kept: all rows are gone through, to filter or to sort them. */
  keep(): void {
    const { length } = this.#input.customers;
    // made at their full length: an array that is filled from the middle would become a slow one
    this.#kept ??= {
      statuses: new Array(length),
      products: new Array(length),
    };
  }

  /** From now on there are texts in which a search looks; the same ones until the columns are made anew. */
  keepTexts(make: MakeSearchTexts): SearchTexts {
    this.#searchTexts ??= make(this.#input.customers.length, (position) => this.#rowAt(position));
    return this.#searchTexts;
  }

  #rowAt(position: number): CustomerRow {
    return this.#input.customers.row(position) ?? noRow;
  }

  get #row(): CustomerRow {
    return this.#rowAt(this.position);
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
    return this.#searchTexts?.sortKey(this.position) ?? foldText(text(this.#row.name) ?? '');
  }
  /** Known once {@link keepTexts} has said what makes it. */
  get searchText(): string {
    return (this.#searchTexts as SearchTexts).text(this.position);
  }
  /** The subscriptions of the customer; `undefined` where they are not supplied. */
  get subscriptions(): readonly Subscription[] | undefined {
    return this.#input.subscriptions?.of(this.position);
  }
  /** Whether some subscriptions of the customer were refused: what follows from all of them is not known. */
  get isIncomplete(): boolean {
    return this.#input.subscriptions?.isIncomplete(this.position) ?? false;
  }
  /** `undefined` where nothing is supplied by which a status could be judged. */
  get knownStatuses(): readonly string[] | undefined {
    const kept = this.#kept?.statuses[this.position];
    if (kept !== undefined) return kept ?? undefined;
    const judged = this.#judged();
    if (this.#kept) this.#kept.statuses[this.position] = judged ?? null;
    return judged;
  }
  get statuses(): readonly string[] {
    return this.knownStatuses ?? none;
  }
  get products(): readonly string[] {
    return this.knownProducts ?? none;
  }
  /** `undefined` where nothing tells them all. */
  get knownProducts(): readonly string[] | undefined {
    const supplied = list(this.#row.products) ?? this.#kept?.products[this.position];
    if (supplied) return supplied;
    const products = this.#whole && this.#shared(productsOf(this.#whole));
    if (this.#kept) this.#kept.products[this.position] = products;
    return products;
  }
  get tags(): readonly string[] {
    return this.#input.tagsOf(this.#row);
  }
  get types(): readonly string[] {
    return this.#shared(typesOf(this.#agreements));
  }
  get facts(): CustomerFacts {
    const { subscriptions } = this.#input;
    if (!subscriptions) return suppliedFacts(this.#row);
    const facts = subscriptions.factsOf(this.position, this.#today);
    return facts ? datedFacts(facts) : {};
  }
  get licenses(): number | undefined {
    return this.#number('licenses');
  }
  get assigned(): number | undefined {
    return this.#number('assigned');
  }
  get used(): number | undefined {
    return this.#number('used');
  }
  get overage(): number | undefined {
    return this.#number('overage');
  }
  get usage(): number | undefined {
    return this.#number('usage');
  }
  get expires(): number | undefined {
    return this.#number('expires');
  }
  get renews(): number | undefined {
    return this.#number('renews');
  }
  get added(): number | undefined {
    return addedDay(text(this.#row.createdDate), this.#agreements);
  }
  get lastSignIn(): number | null | undefined {
    return signInDay(this.#row.lastAdminSignInAt);
  }

  #number(field: NumberField): number | undefined {
    if (!this.#kept) return this.#derivedNumbers()[field];
    this.#numbers ??= numberColumns(this.#input.customers.length);
    const { position } = this;
    if (this.#numbers.filled[position] === 0) this.#fillNumbers(this.#numbers, position);
    const value = this.#numbers[field][position] as number;
    return Number.isNaN(value) ? undefined : value;
  }

  #fillNumbers(numbers: NumberColumns, position: number): void {
    const derived = this.#derivedNumbers();
    for (const field of numberFields) numbers[field][position] = derived[field] ?? Number.NaN;
    numbers.filled[position] = 1;
  }

  #derivedNumbers(): { readonly [Field in NumberField]?: number | undefined } {
    const { subscriptions } = this.#input;
    if (subscriptions) {
      const { licenses, ...days } = subscriptions.factsOf(this.position, this.#today) ?? {};
      return { ...numbersOf(licenses), ...days };
    }
    const { licenses, expiresOn, renewsOn } = suppliedFacts(this.#row);
    return { ...numbersOf(licenses), expires: optionalDay(expiresOn), renews: optionalDay(renewsOn) };
  }

  get #agreements(): readonly Subscription[] {
    return this.#whole ?? none;
  }

  /** All subscriptions of the customer; `undefined` where they, or some of them, are not known. */
  get #whole(): readonly Subscription[] | undefined {
    return this.isIncomplete ? undefined : this.subscriptions;
  }

  #judged(): readonly string[] | undefined {
    const supplied = list(this.#row.statuses);
    if (supplied) return supplied;
    const subscriptions = this.subscriptions;
    if (!subscriptions && this.#row.lastAdminSignInAt === undefined) return undefined;
    const { asOf, statusParameters: parameters, statusRules: rules } = this.#input;
    this.#judge ??= statusJudge({ asOf, parameters, rules });
    return this.#shared(this.#judge(this.#row, subscriptions, this.isIncomplete));
  }

  #shared(values: readonly string[]): readonly string[] {
    if (values.length === 0) return none;
    const key = values.join('\n');
    const kept = this.#lists.get(key) ?? [...new Set(values)];
    this.#lists.set(key, kept);
    return kept;
  }
}

/** What is derived of each row, as far as it was asked for. */
interface KeptColumns {
  /** `null`: not known. */
  readonly statuses: (readonly string[] | null | undefined)[];
  readonly products: (readonly string[] | undefined)[];
}

const numberFields = ['licenses', 'assigned', 'used', 'overage', 'usage', 'expires', 'renews'] as const;
type NumberField = (typeof numberFields)[number];

/** Numbers of each row, as far as they were asked for; NaN: not known. */
interface NumberColumns extends Readonly<Record<NumberField, Float64Array>> {
  readonly filled: Uint8Array;
}

function numbersOf(licenses: LicenseTotals | undefined) {
  if (!licenses) return undefined;
  const { purchased, assigned, used, overage } = licenses;
  return { licenses: purchased, assigned, used, overage, usage: usagePercent(licenses) };
}

function numberColumns(length: number): NumberColumns {
  const columns = numberFields.map((field) => [field, new Float64Array(length)]);
  return { ...Object.fromEntries(columns), filled: new Uint8Array(length) };
}

const none: readonly never[] = [];
const noRow = {} as CustomerRow;

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function list(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** What a host supplies of that which follows from subscriptions, where it does not supply these. */
function suppliedFacts({ licenses, expiresOn, renewsOn }: CustomerRow): CustomerFacts {
  return {
    ...(licenses && { licenses: licenses as CustomerFacts['licenses'] }),
    ...(expiresOn && { expiresOn }),
    ...(renewsOn && { renewsOn }),
  } as CustomerFacts;
}
