import type { CalendarDay } from '../calendar/calendar-day.ts';
import { KeptAnswers } from '../operation/kept-answers.ts';
import type { OutputOf } from '../operation/operation.ts';
import { compareCodePoints, foldText } from '../text/fold-text.ts';
import { searchableText, spellings } from '../text/spellings.ts';
import type {
  CallingCustomer,
  callingOverview,
  getCustomerCalling,
  listCallingCustomers,
} from './calling.contract.ts';
import { callingFigures } from './calling-figures.ts';
import type { CallingPicture, CallingRow } from './calling-picture.ts';
import { abandonedShare, averageSeconds } from './calling-shares.ts';
import type { CallingSort, CallingSortField } from './calling-sorts.ts';
import type { LocationWeekSums } from './calling-sums.ts';
import type { PoorLegRule } from './leg-rating.ts';

/** What is told of a customer beside its calls. */
export interface CallingCustomerFacts {
  readonly name: string;
  /** Licenses of calling in what runs on the day; `null`: not known. */
  readonly licenses: number | null;
  readonly assigned: number | null;
}

/** What the answers are made of. */
export interface CallingAnswersInput {
  readonly picture: CallingPicture;
  readonly factsOf: (customerId: string) => CallingCustomerFacts;
  readonly rule: PoorLegRule;
  readonly firstWeek: CalendarDay | null;
  readonly freshAt?: string | undefined;
}

/** Which customers of the tables. */
export interface CallingCustomersRequest {
  readonly endpoint?: string | undefined;
  readonly withQueues?: boolean | undefined;
  readonly search?: string | undefined;
  readonly sort?: CallingSort | undefined;
  readonly limit: number;
  /** The row behind which they start. */
  readonly after?: string | undefined;
}

type Overview = OutputOf<typeof callingOverview>;
type Page = OutputOf<typeof listCallingCustomers>;
type OneCustomer = OutputOf<typeof getCustomerCalling>;

/** Answers everything about one week shown of a region; what costs is kept until the data changes. */
export class CallingAnswers {
  readonly #input: CallingAnswersInput;
  readonly #orders = new KeptAnswers<readonly CallingRow[]>(16);
  #searchTexts: ReadonlyMap<string, string> | undefined;

  constructor(input: CallingAnswersInput) {
    this.#input = input;
  }

  /** Every customer in the week shown; `undefined` where nothing is known of any week. */
  get rows(): readonly CallingRow[] | undefined {
    const { picture, firstWeek } = this.#input;
    return firstWeek === null ? undefined : picture.rows;
  }

  overview(): Overview {
    const { picture } = this.#input;
    return {
      ...this.#picture(),
      customers: picture.rows.length,
      customersWithQueues: picture.customersWithQueues,
    };
  }

  /** The same picture of a single customer, with its locations in the week shown. */
  customer(locations: readonly LocationWeekSums[]): OneCustomer {
    const { week } = this.#input.picture;
    return {
      ...this.#picture(),
      locations: locations
        .filter((sums) => sums.week === week)
        .map(({ location, calls, legs, poorLegs, ratedLegs, minutes }) => ({
          ...{ location, calls, legs, poorLegs, ratedLegs, minutes },
        }))
        .sort(
          (a, b) => (b.legs ?? 0) - (a.legs ?? 0) || compareCodePoints(a.location ?? '', b.location ?? ''),
        ),
    };
  }

  customers({ limit, after, ...request }: CallingCustomersRequest): Omit<Page, 'nextCursor'> & {
    readonly next: string | undefined;
  } {
    const rows = this.#order(request);
    const start = after === undefined ? 0 : placeBehind(rows, after);
    const shown = rows.slice(start, start + limit);
    const last = shown.at(-1);
    const hasMore = last !== undefined && start + limit < rows.length;
    return {
      items: shown.map((row) => this.#written(row)),
      total: rows.length,
      next: hasMore ? JSON.stringify([start + limit - 1, last.customerId]) : undefined,
    };
  }

  #picture() {
    const { picture, rule, firstWeek, freshAt } = this.#input;
    const { week, isKnown, weeks, total, features, from } = picture;
    return {
      ...(freshAt === undefined ? {} : { freshAt }),
      week,
      isKnown,
      firstWeek,
      weeks: weeks.map((one) => ({ ...one })),
      figures: callingFigures(picture).map((figure) => ({
        ...figure,
        excluded: figure.excluded.map((exclusion) => ({ ...exclusion })),
      })),
      endpoints: Object.entries(total.endpoints ?? {})
        .map(([endpoint, sums]) => ({ endpoint, ...sums }))
        .sort((a, b) => b.legs - a.legs || compareCodePoints(a.endpoint, b.endpoint)),
      endpointQualityNotKnown: (total.notKnown.endpointQuality ?? 0) + (total.notKnown.endpoints ?? 0),
      features: Object.entries(features)
        .map(([feature, calls]) => ({ feature, calls }))
        .sort((a, b) => b.calls - a.calls || compareCodePoints(a.feature, b.feature)),
      from: { ...from },
      rule: { ...rule },
    };
  }

  #order({
    endpoint,
    withQueues = false,
    search = '',
    sort = '-calls',
  }: Omit<CallingCustomersRequest, 'limit' | 'after'>): readonly CallingRow[] {
    const wanted = spellings(search.trim());
    return this.#orders.of(JSON.stringify([endpoint, withQueues, wanted, sort]), () => {
      const texts = this.#texts();
      const rows = this.#input.picture.rows.filter(
        (row) =>
          (!withQueues || row.hasQueues) &&
          (endpoint === undefined || (endpointOf(row, endpoint)?.legs ?? 0) > 0) &&
          wanted.some((spelling) => texts.get(row.customerId)?.includes(spelling)),
      );
      return this.#sorted(rows, sort);
    });
  }

  #sorted(rows: readonly CallingRow[], sort: CallingSort): readonly CallingRow[] {
    const field = sort.replace(/^-/, '') as CallingSortField;
    const direction = sort.startsWith('-') ? -1 : 1;
    const { factsOf } = this.#input;
    const keyed = rows.map((row) => ({
      row,
      key:
        field === 'customer'
          ? foldText(factsOf(row.customerId).name)
          : (sortKeys[field](row, factsOf(row.customerId)) ?? undefined),
    }));
    keyed.sort((a, b) => {
      if (a.key === undefined || b.key === undefined) {
        if (a.key !== b.key) return a.key === undefined ? 1 : -1;
        return compareCodePoints(a.row.customerId, b.row.customerId);
      }
      return direction * compareKeys(a.key, b.key) || compareCodePoints(a.row.customerId, b.row.customerId);
    });
    return keyed.map(({ row }) => row);
  }

  #texts(): ReadonlyMap<string, string> {
    const { picture, factsOf } = this.#input;
    this.#searchTexts ??= new Map(
      picture.rows.map(({ customerId }) => [customerId, searchableText(factsOf(customerId).name)]),
    );
    return this.#searchTexts;
  }

  #written(row: CallingRow): CallingCustomer {
    const { customerId, from, queue, callsByWeek, endpoints, features, audioLegs, videoLegs, ...counts } =
      row;
    const { name, licenses, assigned } = this.#input.factsOf(customerId);
    return {
      ...counts,
      customerId,
      customerName: name,
      from,
      licenses,
      assigned,
      callsByWeek: [...callsByWeek],
      queueCalls: queue?.calls ?? null,
      answered: queue?.answered ?? null,
      timedOut: queue?.timedOut ?? null,
      overflowed: queue?.overflowed ?? null,
      transferred: queue?.transferred ?? null,
      abandoned: queue?.abandoned ?? null,
      abandonedShare: abandonedShare(queue),
      timeToAnswer: averageSeconds(queue?.timeToAnswer ?? null),
      waitBeforeAbandoning: averageSeconds(queue?.waitBeforeAbandoning ?? null),
    };
  }
}

function endpointOf({ endpoints }: CallingRow, name: string) {
  return endpoints && Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
}

/** Where the rows behind one start; where that is gone, at the place at which it was. */
function placeBehind(rows: readonly CallingRow[], after: string): number {
  const [place, customerId] = JSON.parse(after) as [number, string];
  if (rows[place]?.customerId === customerId) return place + 1;
  const moved = rows.findIndex((row) => row.customerId === customerId);
  return moved >= 0 ? moved + 1 : place;
}

function compareKeys(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return compareCodePoints(String(a), String(b));
}

type Key = (row: CallingRow, facts: CallingCustomerFacts) => number | null | undefined;

const sortKeys: Readonly<Record<Exclude<CallingSortField, 'customer'>, Key>> = {
  calls: ({ calls }) => calls,
  callsChange: ({ callsChange }) => callsChange,
  legs: ({ legs }) => legs,
  poorLegs: ({ poorLegs }) => poorLegs,
  poorShare: ({ poorShare }) => poorShare,
  poorShareChange: ({ poorShareChange }) => poorShareChange,
  minutes: ({ minutes }) => minutes,
  videoMinutes: ({ videoMinutes }) => videoMinutes,
  activeUsers: ({ activeUsers }) => activeUsers,
  licenses: (_, { licenses }) => licenses,
  assigned: (_, { assigned }) => assigned,
  queueCalls: ({ queue }) => queue?.calls,
  answered: ({ queue }) => queue?.answered,
  timedOut: ({ queue }) => queue?.timedOut,
  overflowed: ({ queue }) => queue?.overflowed,
  transferred: ({ queue }) => queue?.transferred,
  abandoned: ({ queue }) => queue?.abandoned,
  abandonedShare: ({ queue }) => abandonedShare(queue),
  timeToAnswer: ({ queue }) => averageSeconds(queue?.timeToAnswer ?? null),
  waitBeforeAbandoning: ({ queue }) => averageSeconds(queue?.waitBeforeAbandoning ?? null),
};
