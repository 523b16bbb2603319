import { type CalendarDay, calendarDay, dayOfInstant } from '../calendar/calendar-day.ts';
import type { Contract, OperationId } from '../contract/contract.ts';
import {
  type ContractModules,
  type Feature,
  type OperationsIn,
  operationNames,
} from '../contract/operation-names.ts';
import type { Customer } from '../customers/customer.schema.ts';
import type { listCustomers } from '../customers/customers.contract.ts';
import { checkFunction, checkRecord } from '../errors/check-argument.ts';
import type { Import } from '../imports/imports.contract.ts';
import { asOfDay } from '../operation/as-of-day.ts';
import type { CallContext } from '../operation/call-context.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { InputOf, Operation, OutputOf } from '../operation/operation.ts';
import { maxPageSize } from '../operation/page-size.ts';
import type { RowView } from '../operation/row-view.ts';
import type { CustomerViewInput, PartnerDataSource } from '../sources/data-source.ts';
import type { addTags } from '../tags/tags.contract.ts';
import type { CallOptions } from './call-options.ts';
import { withDeadline } from './deadline.ts';
import type { BeforeMutate } from './guarded-mutation.ts';
import type { Mutation } from './mutation.ts';
import type { Observe } from './observe.ts';
import type { ReportMethods } from './report-methods.ts';
import type { FileToImport, SendFilesOptions } from './send-import-files.ts';

/** What a {@link PartnerClient} is made of. */
export interface PartnerClientOptions {
  readonly source: PartnerDataSource;
  /** The day for which statuses and figures are judged; absent, today in UTC. */
  readonly asOf?: CalendarDay | undefined;
  /** Milliseconds since 1970, for the day of today and the instant of a change. */
  readonly now?: (() => number) | undefined;
  /** How long a call may take, 30 seconds unless told. */
  readonly timeoutMs?: number | undefined;
  /** Asked before each change, and may refuse it with a reason; reads are not asked for. */
  readonly beforeMutate?: BeforeMutate | undefined;
  /** Told of what fails, how long calls take, and what became of each change; absent, nothing is measured. */
  readonly observe?: Observe | undefined;
}

type ListInput = InputOf<typeof listCustomers>;

/** A method for one operation: without an input where it takes none, and an input that may be left out where it asks for nothing. */
type ClientMethod<O extends Operation> = [keyof O['input']['shape']] extends [never]
  ? (options?: CallOptions) => Promise<OutputOf<O>>
  : Record<never, never> extends InputOf<O>
    ? (input?: InputOf<O>, options?: CallOptions) => Promise<OutputOf<O>>
    : (input: InputOf<O>, options?: CallOptions) => Promise<OutputOf<O>>;

/** The methods for the operations of a feature. */
type ClientGroup<F extends Feature> = {
  readonly [Verb in keyof Contract[F]]: Contract[F][Verb] extends Operation
    ? ClientMethod<Contract[F][Verb]>
    : never;
};

/** The methods for all operations, by feature. */
type ClientGroups = { readonly [F in keyof typeof operationNames]: ClientGroup<F> };

/** What customers are asked by beside the contract. */
interface CustomerMethods {
  /** All customers of a query, asked a page at a time. Rejects where a region is missing. */
  readonly all: (
    input?: Omit<ListInput, 'cursor'>,
    options?: CallOptions,
  ) => AsyncGenerator<Customer, void, undefined>;
  /** The whole result at once; `undefined` where the source has only pages. */
  readonly open: (input: CustomerViewInput, options?: CallOptions) => Promise<RowView<Customer> | undefined>;
  /** The same at once, where it is at hand; of rows that are not all checked the first, which say `isUnchecked`. */
  readonly first: (input: CustomerViewInput, options?: CallOptions) => RowView<Customer> | undefined;
}

/** How files come to an import beside the contract. */
interface ImportMethods {
  /** Begins an import with files, or goes on with one, and sends them part by part. */
  readonly send: (files: readonly FileToImport[], options?: SendFilesOptions) => Promise<Import>;
}

/** The typed methods over a data source, grouped by feature. Every rejection is a `PartnerError`. */
export interface PartnerClient extends ClientGroups {
  /** Whether the source answers an operation. */
  readonly supports: (operation: OperationId) => boolean;
  readonly customers: ClientGroups['customers'] & CustomerMethods;
  readonly imports: ClientGroups['imports'] & ImportMethods;
  readonly reports: ClientGroups['reports'] & ReportMethods;
  /** The day for which a call is judged that names none: the client's own, else today in UTC. */
  readonly today: () => CalendarDay;
  /** The instant that it is to the client, in milliseconds since 1970. */
  readonly now: () => number;
  /** Tells when answers given before may no longer be true. Returns how to stop listening. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Has the source load again. */
  readonly refresh: () => void;
}

/** The operations of a feature, by what they are called where they are declared. */
type Declarations<F extends Feature> = Pick<ContractModules[F], OperationsIn<ContractModules[F]>>;

/** What is declared of a feature, and the schemas by which it is checked, load with its first call. */
const declarations: { readonly [F in Feature]: () => Promise<Declarations<F>> } = {
  viewer: loadOnce(() => import('../viewer/viewer.contract.ts')),
  customers: loadOnce(() => import('../customers/customers.contract.ts')),
  regions: loadOnce(() => import('../regions/regions.contract.ts')),
  tags: loadOnce(() => import('../tags/tags.contract.ts')),
  administrators: loadOnce(() => import('../administrators/administrators.contract.ts')),
  organization: loadOnce(() => import('../organization/organization.contract.ts')),
  users: loadOnce(() => import('../organization/users.contract.ts')),
  views: loadOnce(() => import('../views/views.contract.ts')),
  subscriptions: loadOnce(() => import('../subscriptions/subscriptions.contract.ts')),
  trials: loadOnce(() => import('../trials/trials.contract.ts')),
  calling: loadOnce(() => import('../calling/calling.contract.ts')),
  reports: loadOnce(() => import('../reports/reports.contract.ts')),
  audit: loadOnce(() => import('../audit/audit.contract.ts')),
  imports: loadOnce(() => import('../imports/imports.contract.ts')),
  worklist: loadOnce(() => import('../worklist/worklist.contract.ts')),
};

const loadCheckedInput = loadOnce(() => import('./checked-input.ts'));
const loadEveryCustomer = loadOnce(() => import('./every-customer.ts'));
const loadGuardedMutation = loadOnce(() => import('./guarded-mutation.ts'));
const loadObservedCall = loadOnce(() => import('./observed-call.ts'));
const loadSendFiles = loadOnce(() => import('./send-import-files.ts'));
const loadReportMethods = loadOnce(() => import('./report-methods.ts'));
const loadChangeTags = loadOnce(() => import('./change-tags.ts'));

/**
 * A client over a data source. It keeps no state beside the source's: two clients live on one page. Throws `invalid` by the
 * name of an option that is something else.
 */
export function createPartnerClient(options: PartnerClientOptions): PartnerClient {
  checkRecord('options', options);
  const { source, asOf, now = Date.now, timeoutMs = 30_000, beforeMutate, observe } = options;
  checkFunction('source.call', source?.call);
  if (observe !== undefined) checkRecord('observe', observe);
  if (asOf !== undefined) asOfDay(asOf);

  const dayAt = (ms: number): CalendarDay => asOf ?? calendarDay(dayOfInstant(ms) as number);

  function contextOf(options: CallOptions): CallContext {
    if (options.asOf !== undefined) asOfDay(options.asOf);
    const ms = now();
    const { region, signal, idempotencyKey } = options;
    return {
      region,
      signal,
      timeoutMs,
      idempotencyKey,
      asOf: options.asOf ?? dayAt(ms),
      ...(dayOfInstant(ms) === undefined ? {} : { at: new Date(ms).toISOString() }),
    };
  }

  /** Asks the source, for as long as a call may take, and tells who observes. */
  async function asked<Answer>(
    operation: OperationId,
    options: CallOptions,
    ask: (context: CallContext) => PromiseLike<Answer>,
  ): Promise<Answer> {
    const run = () =>
      withDeadline(timeoutMs, options.signal, (signal) => ask({ ...contextOf(options), signal }));
    // who observes is missed where the part does not come
    const part = observe && (await loadObservedCall().catch(() => undefined));
    return part ? part.observedCall(observe, operation, options, now, run) : run();
  }

  async function call<O extends Operation>(operation: O, input: InputOf<O>, options: CallOptions = {}) {
    const { checkedInput, checkKey } = await loadCheckedInput();
    const checked = checkedInput(operation, input);
    if (options.idempotencyKey !== undefined) checkKey(options.idempotencyKey);
    const run = () =>
      asked(operation.id as OperationId, options, (context) => source.call(operation, checked, context));
    if (!operation.changes || !(beforeMutate || observe?.event)) return run();
    const { guardedMutation } = await loadGuardedMutation();
    const { region, signal } = options;
    const mutation = { operation: operation.id, input: checked, region } as Mutation;
    return guardedMutation(mutation, { beforeMutate, observe }, { timeoutMs, signal }, run);
  }

  const method =
    (feature: Feature, name: string) =>
    async (...given: unknown[]) => {
      // beside each other, not one after the other
      const [declaredOf] = await Promise.all([declarations[feature](), loadCheckedInput()]);
      const declared = declaredOf as unknown as Readonly<Record<string, Operation>>;
      const operation = declared[name] as Operation;
      const [input = {}, options] = Object.keys(operation.input.shape).length > 0 ? given : [{}, ...given];
      return call(operation, input as never, options as CallOptions);
    };
  const groups = Object.fromEntries(
    Object.entries(operationNames).map(([feature, names]) => [
      feature,
      Object.fromEntries(
        Object.entries<string>(names).map(([verb, name]) => [verb, method(feature as Feature, name)]),
      ),
    ]),
  ) as unknown as ClientGroups;

  const changingTags =
    (verb: 'add' | 'remove') =>
    async (input: InputOf<typeof addTags>, options?: CallOptions): Promise<OutputOf<typeof addTags>> =>
      (await loadChangeTags()).changeTags(verb, input, options, call);

  return {
    ...groups,
    today: () => dayAt(now()),
    now: () => now(),
    supports: (operation) => source.capabilities.operations.has(operation),
    customers: {
      ...groups.customers,
      async *all(input = {}, options) {
        const { everyCustomer } = await loadEveryCustomer();
        const load = (cursor: string | null) =>
          groups.customers.list({ limit: maxPageSize, ...input, cursor }, options);
        yield* everyCustomer(load);
      },
      async open(input, options = {}) {
        if (!source.openCustomers) return undefined;
        const open = source.openCustomers;
        return asked('customers.list', options, (context) => open(input, context));
      },
      first: (input, options = {}) => source.firstCustomers?.(input, contextOf(options)),
    },
    imports: {
      ...groups.imports,
      send: async (files, options) => (await loadSendFiles()).sendImportFiles(files, groups.imports, options),
    },
    reports: {
      ...groups.reports,
      async *all(input, options) {
        yield* (await loadReportMethods()).everyReportLine(groups.reports, input, options);
      },
      follow: async (input, options) =>
        (await loadReportMethods()).followedRun(groups.reports, input, options),
      download: async (input, options) =>
        (await loadReportMethods()).downloadedReport(groups.reports, input, options),
    },
    tags: { ...groups.tags, add: changingTags('add'), remove: changingTags('remove') },
    subscribe: (listener) => source.subscribe?.(listener) ?? (() => {}),
    refresh: () => source.refresh?.(),
  };
}
