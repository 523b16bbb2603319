import type { OperationId } from '../contract/contract.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { customerNotFound } from '../customers/customer-not-found.ts';
import { listCustomers } from '../customers/customers.contract.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import { permissionScope } from '../permissions/permissions.ts';
import type { StatusParameters } from '../statuses/customer-statuses.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import type { addTags, TagResult } from '../tags/tags.contract.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import { unsupported } from './create-source.ts';
import { CustomerIndex } from './customer-index.ts';
import { customerPage, customerView } from './customer-pages.ts';
import type { CallContext, PartnerDataSource } from './data-source.ts';
import { loadSelection } from './load-selection.ts';
import type { PartnerWide, PartnerWideOptions } from './partner-wide-in-memory.ts';
import { createRowLoader, type Rows } from './row-loader.ts';
import { TagBook, type TagBookOptions } from './tag-book.ts';
import type { TagChange } from './tag-changes.ts';

/** Who looks at rows in memory; a partner admin sees the customers named. */
export interface MemoryViewer extends Viewer {
  readonly customerIds?: readonly string[];
}

/** What {@link memorySource} is made over. `CustomerIn` and `SubscriptionIn` are the host's own row types. */
export interface MemorySourceOptions<CustomerIn = CustomerRow, SubscriptionIn = Subscription>
  extends TagBookOptions,
    PartnerWideOptions {
  /** An array, or an async function that is called when the rows are first needed. */
  readonly customers: Rows<CustomerIn>;
  /** Absent: not supplied, so that nothing is judged by them; an empty list: known to be none. */
  readonly subscriptions?: Rows<SubscriptionIn>;
  /** Adapts the host's own rows. */
  readonly map?: {
    readonly customers?: (row: CustomerIn) => CustomerRow;
    readonly subscriptions?: (row: SubscriptionIn) => Subscription;
  };
  /** Absent: a partner full administrator. */
  readonly viewer?: MemoryViewer;
  readonly statusParameters?: Partial<StatusParameters>;
}

// biome-ignore lint/suspicious/noExplicitAny: an operation's id and its input go together, which the call's type has said
type Answer = (input: any, context: CallContext) => Promise<unknown>;

const fullAdministrator: MemoryViewer = { roles: ['partnerFullAdmin'] };

/** A data source over rows that the host has: arrays, or loaders of its own back end. */
export function memorySource<CustomerIn = CustomerRow, SubscriptionIn = Subscription>(
  options: MemorySourceOptions<CustomerIn, SubscriptionIn>,
): PartnerDataSource {
  const customers = createRowLoader('customers', options.customers, options.map?.customers);
  const subscriptions =
    options.subscriptions &&
    createRowLoader('subscriptions', options.subscriptions, options.map?.subscriptions);
  const viewer = options.viewer ?? fullAdministrator;
  const tags = new TagBook(options);
  const listeners = new Set<() => void>();
  const assigned = new Set(viewer.customerIds);
  let made: { asOf: string; rows: readonly unknown[]; index: Promise<CustomerIndex> } | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };

  async function index({ asOf }: CallContext): Promise<CustomerIndex> {
    const [rows, agreements] = await Promise.all([customers.load(), subscriptions?.load()]);
    if (made?.asOf === asOf && made.rows === rows) return made.index;
    made = { asOf, rows, index: makeIndex(asOf, rows, agreements) };
    return made.index;
  }

  async function makeIndex(
    asOf: string,
    rows: readonly unknown[],
    agreements: readonly unknown[] | undefined,
  ) {
    const grouped =
      agreements && (await import('./grouped-subscriptions.ts')).groupedSubscriptions(agreements);
    const all = permissionScope(viewer.roles, 'customers.see') === 'all';
    return new CustomerIndex({
      rows,
      subscriptions: grouped,
      tagsOf: tags.tagsOf,
      asOf,
      statusParameters: options.statusParameters,
      maySee: all ? undefined : (id) => assigned.has(id),
      onRefused: changed,
    });
  }

  async function change(
    verb: TagChange['verb'],
    { customerIds, tags: names }: CheckedInputOf<typeof addTags>,
    context: CallContext,
  ): Promise<{ results: TagResult[] }> {
    const { changeTags } = await import('./tag-changes.ts');
    const asked: TagChange = { verb, customerIds, tags: names, region: context.region };
    return { results: await changeTags(tags, await index(context), asked, changed) };
  }

  let partnerWide: Promise<PartnerWide> | undefined;
  /** Users and views load with the first of them that is asked for. */
  const kept = (feature: 'users' | 'views', ...verbs: string[]): Record<string, Answer> =>
    Object.fromEntries(
      verbs.map((verb) => [
        `${feature}.${verb}`,
        async (input) => {
          partnerWide ??= import('./partner-wide-in-memory.ts').then((it) => it.partnerWideInMemory(options));
          return (await partnerWide)[feature]?.[verb]?.(input);
        },
      ]),
    );

  const answers: { [Id in OperationId]?: Answer } = {
    'viewer.get': async () => viewer,
    'regions.list': async (_input, context) => {
      const { regionsOf } = await import('./customer-facets.ts');
      return { items: regionsOf(await index(context)) };
    },
    'customers.list': async (input, context) =>
      customerPage(await index(context), await loadSelection(input, context), input),
    'customers.get': async ({ id }: { id: string }, context) => {
      const made = await index(context);
      const position = made.positionOf(id, context.region);
      const customer = position === undefined ? undefined : made.customer(position);
      if (!customer) throw customerNotFound(id);
      return customer;
    },
    'customers.count': async (input: { query?: string }, context) => {
      const positions = (await index(context)).select(await loadSelection(input, context));
      return { total: positions.length };
    },
    'customers.facets': async (_input, context) => {
      const { customerFacets } = await import('./customer-facets.ts');
      return customerFacets(await index(context), context.region);
    },
    'tags.list': async (_input, context) => {
      const { tagsInUse } = await import('./tag-changes.ts');
      return { items: tagsInUse(tags, (await index(context)).visibleRows(context.region)) };
    },
    'tags.add': (input, context) => change('add', input, context),
    'tags.remove': (input, context) => change('remove', input, context),
    'tags.replace': async (input, context) => {
      const { replaceCustomerTags } = await import('./tag-changes.ts');
      const asked = { ...input, region: context.region };
      return replaceCustomerTags(tags, await index(context), asked, changed);
    },
    'tags.describe': async (input, context) => {
      const { describeTagInUse } = await import('./tag-changes.ts');
      return describeTagInUse(tags, (await index(context)).visibleRows(context.region), input);
    },
    ...(options.users && kept('users', 'list', 'add', 'setRoles', 'remove')),
    ...(options.views && kept('views', 'list', 'save', 'remove')),
  };

  return {
    capabilities: {
      operations: new Set(Object.keys(answers)) as ReadonlySet<string> as ReadonlySet<OperationId>,
    },
    async call<O extends Operation>(operation: O, input: CheckedInputOf<O>, context: CallContext) {
      const answer = answers[operation.id as OperationId];
      if (!answer) throw unsupported(operation);
      requirePermission(viewer, operation);
      return (await answer(input as never, context)) as OutputOf<O>;
    },
    async openCustomers(input, context) {
      requirePermission(viewer, listCustomers);
      return customerView(await index(context), await loadSelection(input, context));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh() {
      customers.forget();
      subscriptions?.forget();
      made = undefined;
      changed();
    },
  };
}

function requirePermission(viewer: Viewer, { id, permission }: Operation): void {
  if (permission === null || permissionScope(viewer.roles, permission)) return;
  throw new PartnerError({
    code: 'forbidden',
    phase: 'request',
    message: `The role ${viewer.roles.join(', ')} may not ${id}.`,
  });
}
