import type { CustomerRow } from '../customers/customer.schema.ts';
import { getCustomer, listCustomerFacets, listCustomers } from '../customers/customers.contract.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import { permissionScope } from '../permissions/permissions.ts';
import { listRegions } from '../regions/regions.contract.ts';
import type { StatusParameters } from '../statuses/customer-statuses.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { addTags, listTags, removeTags, type TagResult } from '../tags/tags.contract.ts';
import { getViewer, type Viewer } from '../viewer/viewer.contract.ts';
import { unsupported } from './create-source.ts';
import { CustomerIndex } from './customer-index.ts';
import { customerPage, customerView } from './customer-pages.ts';
import type { CallContext, PartnerDataSource } from './data-source.ts';
import { loadSelection } from './load-selection.ts';
import { createRowLoader, type Rows } from './row-loader.ts';
import { TagBook, type TagBookOptions } from './tag-book.ts';
import type { TagChange } from './tag-changes.ts';

/** Who looks at rows in memory; a partner admin sees the customers named. */
export interface MemoryViewer extends Viewer {
  readonly customerIds?: readonly string[];
}

/** What {@link memorySource} is made over. `CustomerIn` and `SubscriptionIn` are the host's own row types. */
export interface MemorySourceOptions<CustomerIn = CustomerRow, SubscriptionIn = Subscription>
  extends TagBookOptions {
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

type ListInput = CheckedInputOf<typeof listCustomers>;

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
  let kept: { asOf: string; rows: readonly unknown[]; index: Promise<CustomerIndex> } | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };

  async function index({ asOf }: CallContext): Promise<CustomerIndex> {
    const [rows, agreements] = await Promise.all([customers.load(), subscriptions?.load()]);
    if (kept?.asOf === asOf && kept.rows === rows) return kept.index;
    kept = { asOf, rows, index: makeIndex(asOf, rows, agreements) };
    return kept.index;
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
    return {
      results: await changeTags(tags, await index(context), { verb, customerIds, tags: names }, changed),
    };
  }

  const answers: { [Id in string]: (input: never, context: CallContext) => Promise<unknown> } = {
    [getViewer.id]: async () => viewer,
    [listRegions.id]: async (_input, context) => {
      const { regionsOf } = await import('./customer-facets.ts');
      return { items: regionsOf(await index(context)) };
    },
    [listCustomers.id]: async (input: ListInput, context) =>
      customerPage(await index(context), await loadSelection(input, context), input),
    [getCustomer.id]: async ({ id }: { id: string }, context) => {
      const made = await index(context);
      const position = made.positionOf(id);
      const customer = position === undefined ? undefined : made.customer(position);
      if (!customer) throw notFound(id);
      return customer;
    },
    [listCustomerFacets.id]: async (_input, context) => {
      const { customerFacets } = await import('./customer-facets.ts');
      return customerFacets(await index(context), context.region);
    },
    [listTags.id]: async (_input, context) => {
      const { tagsInUse } = await import('./tag-changes.ts');
      return { items: tagsInUse(tags, (await index(context)).visibleRows()) };
    },
    [addTags.id]: (input, context) => change('add', input, context),
    [removeTags.id]: (input, context) => change('remove', input, context),
  };

  return {
    capabilities: {
      operations: new Set(Object.keys(answers)) as PartnerDataSource['capabilities']['operations'],
    },
    async call<O extends Operation>(operation: O, input: CheckedInputOf<O>, context: CallContext) {
      const answer = answers[operation.id];
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
      kept = undefined;
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

function notFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no customer ${JSON.stringify(id)}.` });
}
