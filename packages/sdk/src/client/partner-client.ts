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
import { PartnerError } from '../errors/partner-error.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import type { CheckedInputOf, InputOf, Operation, OutputOf } from '../operation/operation.ts';
import { firstProblem } from '../operation/row.schema.ts';
import { listRegions } from '../regions/regions.contract.ts';
import type { CallContext, CustomerViewInput, PartnerDataSource, RowView } from '../sources/data-source.ts';
import type { addTags } from '../tags/tags.contract.ts';
import { getViewer } from '../viewer/viewer.contract.ts';
import { withDeadline } from './deadline.ts';

/** What a {@link PartnerClient} is made of. */
export interface PartnerClientOptions {
  readonly source: PartnerDataSource;
  /** The day for which statuses and figures are judged; absent, today in UTC. */
  readonly asOf?: CalendarDay | undefined;
  /** Milliseconds since 1970, for the day of today. */
  readonly now?: () => number;
  /** How long a call may take, 30 seconds unless told. */
  readonly timeoutMs?: number;
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

/** A client over a data source. It keeps no state beside the source's: two clients live on one page. */
export function createPartnerClient({
  source,
  asOf,
  now = Date.now,
  timeoutMs = 30_000,
}: PartnerClientOptions) {
  if (asOf !== undefined) asOfDay(asOf);

  function contextOf(options: CallOptions): CallContext {
    if (options.asOf !== undefined) asOfDay(options.asOf);
    const today = () => calendarDay(dayOfInstant(now()) as number);
    return { region: options.region, signal: options.signal, asOf: options.asOf ?? asOf ?? today() };
  }

  async function call<O extends Operation>(operation: O, input: InputOf<O>, options: CallOptions = {}) {
    const checked = checkedInput(operation, input);
    return withDeadline(timeoutMs, options.signal, (signal) =>
      source.call(operation, checked, { ...contextOf(options), signal }),
    );
  }

  const list = (input: ListInput = {}, options?: CallOptions) => call(listCustomers, input, options);

  const bound =
    <O extends Operation>(operation: O) =>
    (input: InputOf<O>, options?: CallOptions): Promise<OutputOf<O>> =>
      call(operation, input, options);

  /** What a page may never ask loads with its first call. */
  const lazily =
    <O extends Operation>(load: () => Promise<O>) =>
    async (input: InputOf<O>, options?: CallOptions): Promise<OutputOf<O>> =>
      call(await load(), input, options);

  const changingTags =
    (verb: 'add' | 'remove') =>
    async (input: InputOf<typeof addTags>, options?: CallOptions): Promise<OutputOf<typeof addTags>> =>
      (await import('./change-tags.ts')).changeTags(verb, input, (operation, part) =>
        call(operation, part, options),
      );

  const tags = () => import('../tags/tags.contract.ts');
  const users = () => import('../organization/users.contract.ts');
  const views = () => import('../views/views.contract.ts');

  return {
    /** Whether the source answers an operation. */
    supports: (operation: OperationId): boolean => source.capabilities.operations.has(operation),
    viewer: { get: (options?: CallOptions) => call(getViewer, {}, options) },
    regions: { list: (options?: CallOptions) => call(listRegions, {}, options) },
    customers: {
      /** A page of customers (CUS-1). */
      list,
      /** All customers of a query, asked a page at a time. */
      async *all(
        input: Omit<ListInput, 'cursor'> = {},
        options?: CallOptions,
      ): AsyncGenerator<Customer, void, undefined> {
        const { allPages } = await import('./pager.ts');
        yield* allPages<Customer>((cursor) => list({ limit: maxPageSize, ...input, cursor }, options));
      },
      get: bound(getCustomer),
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
      list: async (options?: CallOptions) => call((await tags()).listTags, {}, options),
      /** Of any number of customers (TAG-3). */
      add: changingTags('add'),
      remove: changingTags('remove'),
      replace: lazily(async () => (await tags()).replaceTags),
      describe: lazily(async () => (await tags()).describeTag),
    },
    /** The users of the partner organization and their roles (ORG-3). */
    users: {
      list: async (options?: CallOptions) => call((await users()).listUsers, {}, options),
      add: lazily(async () => (await users()).addUser),
      setRoles: lazily(async () => (await users()).setUserRoles),
      remove: lazily(async () => (await users()).removeUser),
    },
    /** The viewer's own saved views (FIL-3). */
    views: {
      list: lazily(async () => (await views()).listViews),
      save: lazily(async () => (await views()).saveView),
      remove: lazily(async () => (await views()).removeView),
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
