import { type CalendarDay, calendarDay, dayOfInstant } from '../calendar/calendar-day.ts';
import type { OperationId } from '../contract/contract.ts';
import type { Customer } from '../customers/customer.schema.ts';
import {
  countCustomers,
  getCustomer,
  listCustomerFacets,
  listCustomers,
  maxPageSize,
} from '../customers/customers.contract.ts';
import { checkFunction, checkRecord } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import type { CallContext } from '../operation/call-context.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { CheckedInputOf, InputOf, Operation, OutputOf } from '../operation/operation.ts';
import { firstProblem } from '../operation/row.schema.ts';
import type { RowView } from '../operation/row-view.ts';
import type { CustomerViewInput, PartnerDataSource } from '../sources/data-source.ts';
import type { addTags } from '../tags/tags.contract.ts';
import { getViewer } from '../viewer/viewer.contract.ts';
import { withDeadline } from './deadline.ts';

/** What a {@link PartnerClient} is made of. */
export interface PartnerClientOptions {
  readonly source: PartnerDataSource;
  /** The day for which statuses and figures are judged; absent, today in UTC. */
  readonly asOf?: CalendarDay | undefined;
  /** Milliseconds since 1970, for the day of today. */
  readonly now?: (() => number) | undefined;
  /** How long a call may take, 30 seconds unless told. */
  readonly timeoutMs?: number | undefined;
}

/** What may go with a call. */
export interface CallOptions {
  /** The region asked; absent for all regions that the viewer may see. */
  readonly region?: string | undefined;
  readonly asOf?: CalendarDay | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The typed methods over a data source, grouped by feature. Every rejection is a `PartnerError`. */
export type PartnerClient = ReturnType<typeof createPartnerClient>;

type ListInput = InputOf<typeof listCustomers>;

/** What the operations of a contract's module are called in it. */
type OperationNames<Contract> = {
  [Name in keyof Contract]: Contract[Name] extends Operation ? Name : never;
}[keyof Contract];

/**
 * A client over a data source. It keeps no state beside the source's: two clients live on one page. Throws `invalid` by the
 * name of an option that is something else.
 */
export function createPartnerClient(options: PartnerClientOptions) {
  checkRecord('options', options);
  const { source, asOf, now = Date.now, timeoutMs = 30_000 } = options;
  checkFunction('source.call', source?.call);
  if (asOf !== undefined) asOfDay(asOf);

  function contextOf(options: CallOptions): CallContext {
    if (options.asOf !== undefined) asOfDay(options.asOf);
    const today = () => calendarDay(dayOfInstant(now()) as number);
    const { region, signal } = options;
    return { region, signal, timeoutMs, asOf: options.asOf ?? asOf ?? today() };
  }

  async function call<O extends Operation>(operation: O, input: InputOf<O>, options: CallOptions = {}) {
    const checked = checkedInput(operation, input);
    return withDeadline(timeoutMs, options.signal, (signal) =>
      source.call(operation, checked, { ...contextOf(options), signal }),
    );
  }

  const list = (input: ListInput = {}, options?: CallOptions) => call(listCustomers, input, options);

  /** Methods of a feature that a page may never ask of: its contract loads with the first call. */
  const lazily =
    <Contract>(part: () => Promise<Contract>, load = loadOnce(part)) =>
    <Name extends OperationNames<Contract>>(name: Name) =>
    async (
      input: InputOf<Contract[Name] & Operation>,
      options?: CallOptions,
    ): Promise<OutputOf<Contract[Name] & Operation>> =>
      call((await load())[name] as Contract[Name] & Operation, input, options);

  const loadEveryCustomer = loadOnce(() => import('./every-customer.ts'));
  const loadChangeTags = loadOnce(() => import('./change-tags.ts'));
  const changingTags =
    (verb: 'add' | 'remove') =>
    async (input: InputOf<typeof addTags>, options?: CallOptions): Promise<OutputOf<typeof addTags>> =>
      (await loadChangeTags()).changeTags(verb, input, (operation, part) => call(operation, part, options));

  const regions = lazily(() => import('../regions/regions.contract.ts'));
  const tags = lazily(() => import('../tags/tags.contract.ts'));
  const users = lazily(() => import('../organization/users.contract.ts'));
  const views = lazily(() => import('../views/views.contract.ts'));
  const subscriptions = lazily(() => import('../subscriptions/subscriptions.contract.ts'));
  const calling = lazily(() => import('../calling/calling.contract.ts'));

  return {
    /** Whether the source answers an operation. */
    supports: (operation: OperationId): boolean => source.capabilities.operations.has(operation),
    viewer: { get: (options?: CallOptions) => call(getViewer, {}, options) },
    regions: { list: (options?: CallOptions) => regions('listRegions')({}, options) },
    customers: {
      /** A page of customers (CUS-1). Over all regions, those that could not be asked are `missing` beside the others' rows. */
      list,
      /** All customers of a query, asked a page at a time. Rejects where a region is missing. */
      async *all(
        input: Omit<ListInput, 'cursor'> = {},
        options?: CallOptions,
      ): AsyncGenerator<Customer, void, undefined> {
        const { everyCustomer } = await loadEveryCustomer();
        yield* everyCustomer((cursor) => list({ limit: maxPageSize, ...input, cursor }, options));
      },
      get: (input: InputOf<typeof getCustomer>, options?: CallOptions) => call(getCustomer, input, options),
      /** How many customers a query finds. */
      count: (input: InputOf<typeof countCustomers> = {}, options?: CallOptions) =>
        call(countCustomers, input, options),
      facets: (options?: CallOptions) => call(listCustomerFacets, {}, options),
      /** The whole result at once; `undefined` where the source has only pages. */
      open: async (
        input: CustomerViewInput,
        options: CallOptions = {},
      ): Promise<RowView<Customer> | undefined> => {
        if (!source.openCustomers) return undefined;
        const open = source.openCustomers;
        return withDeadline(timeoutMs, options.signal, (signal) =>
          open(input, { ...contextOf(options), signal }),
        );
      },
    },
    tags: {
      list: (options?: CallOptions) => tags('listTags')({}, options),
      /** Of any number of customers (TAG-3). */
      add: changingTags('add'),
      remove: changingTags('remove'),
      replace: tags('replaceTags'),
      describe: tags('describeTag'),
    },
    /** The subscription analytics, and the subscriptions of one customer (KPI, SUB, DET-1). */
    subscriptions: {
      figures: subscriptions('licenseFigures'),
      section: subscriptions('listSectionRows'),
      trend: subscriptions('licenseTrendWeeks'),
      list: subscriptions('listCustomerSubscriptions'),
    },
    /** The calling engagement of a region, week by week (CAL). */
    calling: {
      overview: calling('callingOverview'),
      customers: calling('listCallingCustomers'),
      customer: calling('getCustomerCalling'),
      /** Sends call legs; a thousand at most with each call. */
      send: calling('sendCallLegs'),
    },
    /** The users of the partner organization and their roles (ORG-3). */
    users: {
      list: (options?: CallOptions) => users('listUsers')({}, options),
      add: users('addUser'),
      setRoles: users('setUserRoles'),
      remove: users('removeUser'),
    },
    /** The viewer's own saved views (FIL-3). */
    views: {
      list: views('listViews'),
      save: views('saveView'),
      remove: views('removeView'),
    },
    /** Tells when answers given before may no longer be true. Returns how to stop listening. */
    subscribe: (listener: () => void): (() => void) => source.subscribe?.(listener) ?? (() => {}),
    /** Has the source load again. */
    refresh: (): void => source.refresh?.(),
  };
}

function checkedInput<O extends Operation>(operation: O, input: InputOf<O>): CheckedInputOf<O> {
  const parsed = operation.input.safeParse(input);
  if (parsed.success) return parsed.data as CheckedInputOf<O>;
  const { field, message } = firstProblem(parsed.error, input);
  throw new PartnerError({
    code: 'invalid',
    phase: 'request',
    message: `${operation.id}: ${field || 'input'}: ${message}`,
    fields: [{ field: field || 'input', message }],
  });
}
