import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { CallingAnswers } from '../calling/calling-answers.ts';
import type { LicenseAnalytics } from '../kpis/license-analytics.ts';
import { atOnce, type Pausing } from '../operation/in-slices.ts';
import { KeptAnswers } from '../operation/kept-answers.ts';
import type { CheckedInputOf, OutputOf } from '../operation/operation.ts';
import type { Overrides } from '../operation/with-defaults.ts';
import type { LicensePrices } from '../prices/license-prices.ts';
import type { StatusParameters } from '../statuses/status-rules.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { searchableText, spellings } from '../text/spellings.ts';
import { stakePools, stakePrice } from './stake-prices.ts';
import type {
  getWorklistItem,
  listWorklist,
  summarizeWorklist,
  WorklistItem,
  WorklistMark,
  WorklistState,
} from './worklist.contract.ts';
import {
  customersAtOnce,
  type RankedCustomer,
  type RankedReason,
  rankingCustomers,
  type WorklistCustomer,
} from './worklist.ts';
import { versionedMark, worklistState } from './worklist-marks.ts';
import { worklistOrder } from './worklist-order.ts';
import type { AppliedWorklistRules } from './worklist-reasons.ts';
import type { WorklistSortField } from './worklist-sorts.ts';

/** A customer who may be on the worklist, with what is shown of it. */
export interface NamedWorklistCustomer extends WorklistCustomer {
  readonly name: string;
  readonly region?: string | undefined;
}

/** What the answers are made of. */
export interface WorklistAnswersInput {
  readonly asOf: CalendarDay;
  /** Those that the viewer may see, of a region. */
  readonly customers: Iterable<NamedWorklistCustomer>;
  readonly analytics: LicenseAnalytics;
  /** The calls of the last complete week and the seven before it. */
  readonly calling: CallingAnswers;
  readonly rules: AppliedWorklistRules;
  readonly statusParameters?: Overrides<StatusParameters> | undefined;
}

/** What the team has noted, by customer. */
export type WorklistMarks = ReadonlyMap<string, WorklistMark>;

/** Which customers of the worklist. */
export interface WorklistRequest extends Omit<CheckedInputOf<typeof listWorklist>, 'cursor' | 'limit'> {
  readonly limit: number;
  /** The row behind which they start. */
  readonly after?: string | undefined;
}

type Page = Omit<OutputOf<typeof listWorklist>, 'nextCursor' | 'missing' | 'refused'> & {
  readonly next: string | undefined;
};
type Summary = Omit<OutputOf<typeof summarizeWorklist>, 'missing'>;
type One = OutputOf<typeof getWorklistItem>;
type Place = readonly [key: string | number | null, id: string];

/** A customer with what the licenses at stake of each reason cost, where that is known. */
interface PricedCustomer extends Omit<RankedCustomer, 'reasons'> {
  readonly reasons: readonly (RankedReason & Pick<WorklistItem['reasons'][number], 'price'>)[];
}

interface Made {
  readonly ranked: readonly RankedCustomer[];
  readonly customers: ReadonlyMap<string, NamedWorklistCustomer>;
}

function* making({
  asOf,
  analytics,
  calling,
  rules,
  statusParameters,
  ...input
}: WorklistAnswersInput): Pausing<Made> {
  const customers = new Map<string, NamedWorklistCustomer>();
  for (const customer of input.customers) {
    customers.set(customer.id, customer);
    if (customers.size % customersAtOnce === 0) yield;
  }
  const { columns, tally } = analytics.tallied(asOf);
  const of = { customers: customers.values(), columns, tally, calls: calling.rows };
  return { customers, ranked: yield* rankingCustomers(of, { rules, statusParameters }) };
}

/** Answers everything about the worklist of a region on a day; what costs is kept until the data changes. */
export class WorklistAnswers {
  readonly #input: WorklistAnswersInput;
  readonly #orders = new KeptAnswers<readonly RankedCustomer[]>(4);
  #made: Made | undefined;
  #searchTexts: ReadonlyMap<string, string> | undefined;

  constructor(input: WorklistAnswersInput) {
    this.#input = input;
  }

  /** Makes what every answer stands on, in pauses; without it the first answer makes it at once. */
  *ranking(): Pausing<void> {
    this.#made ??= yield* making(this.#input);
  }

  /** The same for answers that are searched. */
  *searching(): Pausing<void> {
    yield* this.ranking();
    const { ranked, customers } = this.#ranking;
    if (this.#searchTexts) return;
    const texts = new Map<string, string>();
    for (const { customerId } of ranked) {
      texts.set(customerId, searchableText(customers.get(customerId)?.name ?? ''));
      if (texts.size % customersAtOnce === 0) yield;
    }
    this.#searchTexts = texts;
  }

  get #ranking(): Made {
    this.#made ??= atOnce(making(this.#input));
    return this.#made;
  }

  page(
    { show = 'open', reason, assignedTo, search = '', sort = '-points', limit, after }: WorklistRequest,
    marks: WorklistMarks,
    prices?: LicensePrices,
  ): Page {
    const wanted = spellings(search.trim());
    const isSearched = search.trim() !== '';
    if (isSearched) atOnce(this.searching());
    const texts = this.#searchTexts;
    const rows = this.#order(sort).filter((row) => {
      const mark = marks.get(row.customerId);
      return (
        this.#state(row, mark) === show &&
        (reason === undefined || row.reasons.some(({ id }) => id === reason)) &&
        (assignedTo === undefined || mark?.assignedTo === assignedTo) &&
        (!isSearched || wanted.some((spelling) => texts?.get(row.customerId)?.includes(spelling)))
      );
    });
    const order = placeOrder(sort);
    const place = after === undefined ? undefined : (JSON.parse(after) as Place);
    const start =
      place === undefined ? 0 : rows.findIndex((row) => order.compare(order.placeOf(row), place) > 0);
    const shown = start < 0 ? [] : rows.slice(start, start + limit);
    const last = shown.at(-1);
    return {
      items: this.#priced(shown, prices).map((row) => this.#written(row, marks)),
      total: rows.length,
      next: last && start + limit < rows.length ? JSON.stringify(order.placeOf(last)) : undefined,
    };
  }

  summary(marks: WorklistMarks): Summary {
    const counts: Record<WorklistState, number> = { open: 0, snoozed: 0, done: 0 };
    const customersOf = new Map<string, number>();
    for (const row of this.#ranking.ranked) {
      const state = this.#state(row, marks.get(row.customerId));
      counts[state]++;
      if (state === 'open')
        for (const { id } of row.reasons) customersOf.set(id, (customersOf.get(id) ?? 0) + 1);
    }
    return {
      ...counts,
      reasons: [...customersOf]
        .map(([id, customers]) => ({ id, customers }))
        .sort((a, b) => b.customers - a.customers || compareCodePoints(a.id, b.id)),
    };
  }

  /** What is to be done for one customer, and where that stands; nothing where no reason holds. */
  one(customerId: string, marks: WorklistMarks, prices?: LicensePrices): One {
    const row = this.#ranking.ranked.find((one) => one.customerId === customerId);
    if (!row) return { state: null, item: null };
    const [item = null] = this.#priced([row], prices).map((one) => this.#written(one, marks));
    return { state: this.#state(row, marks.get(customerId)), item };
  }

  /** The points of those for whom something is to be done now, by customer; 0 where it is not known how many licenses are at stake. */
  attention(marks: WorklistMarks): ReadonlyMap<string, number> {
    const open = this.#ranking.ranked.filter((row) => this.#state(row, marks.get(row.customerId)) === 'open');
    return new Map(open.map(({ customerId, points }) => [customerId, points ?? 0]));
  }

  #state({ reasons }: RankedCustomer, mark: WorklistMark | undefined): WorklistState {
    const { asOf, rules } = this.#input;
    return mark ? worklistState(reasons, mark, asOf, rules.parameters.doneForDays) : 'open';
  }

  #order(sort: string): readonly RankedCustomer[] {
    // as it is ranked
    if (sort === '-points') return this.#ranking.ranked;
    return this.#orders.of(sort, () => {
      const order = placeOrder(sort);
      return [...this.#ranking.ranked].sort((a, b) => order.compare(order.placeOf(a), order.placeOf(b)));
    });
  }

  /** With what the licenses at stake cost; the rank is the same with prices and without. */
  #priced(rows: readonly RankedCustomer[], prices: LicensePrices | undefined): readonly PricedCustomer[] {
    if (!prices || rows.length === 0) return rows;
    const { asOf, analytics, rules } = this.#input;
    const { columns, tally } = analytics.tallied(asOf);
    const pools = stakePools(columns, tally, new Set(rows.map(({ customerId }) => customerId)));
    const stakes = new Map(rules.reasons.map(({ id, atStakeOf }) => [id, atStakeOf]));
    return rows.map((row) => {
      const { customerId } = row;
      return {
        ...row,
        reasons: row.reasons.map((reason) => {
          const atStakeOf = reason.licenses === null ? undefined : stakes.get(reason.id);
          if (!atStakeOf) return reason;
          const { amounts, noPrice } = stakePrice(customerId, pools.get(customerId) ?? [], atStakeOf, prices);
          return { ...reason, price: { amounts: [...amounts], noPrice } };
        }),
      };
    });
  }

  #written(row: PricedCustomer, marks: WorklistMarks): WorklistItem {
    const { customerId: id, points, day, reasons, notKnown } = row;
    const customer = this.#ranking.customers.get(id);
    return {
      id,
      customerName: customer?.name ?? id,
      ...(customer?.region === undefined ? {} : { region: customer.region }),
      points,
      day,
      reasons: reasons.map((reason) => ({ ...reason, values: { ...reason.values } })),
      notKnown: [...notKnown],
      mark: marks.get(id) ?? versionedMark({ customerId: id }),
    };
  }
}

/** The order of a sort: what is not known comes last in both directions, ties go by id. */
function placeOrder(sort: string) {
  const field = sort.replace(/^-/, '') as WorklistSortField;
  const direction = sort.startsWith('-') ? -1 : 1;
  const placeOf = (row: RankedCustomer): Place => [worklistOrder.keyOf(row, field) ?? null, row.customerId];
  const compare = ([key, id]: Place, [otherKey, otherId]: Place): number => {
    if ((key === null) !== (otherKey === null)) return key === null ? 1 : -1;
    return direction * (compareKeys(key, otherKey) || compareCodePoints(id, otherId));
  };
  return { placeOf, compare };
}

function compareKeys(a: string | number | null, b: string | number | null): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}
