import type { CallingRowsOptions } from '../calling/calling.memory.ts';
import type { OperationId } from '../contract/contract.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { listCustomers } from '../customers/customers.contract.ts';
import { checkList, checkRecord } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { OnProblem } from '../host-rows/host-row-problem.ts';
import { createRowLoader, type Rows } from '../host-rows/row-loader.ts';
import { rowProblemTeller } from '../host-rows/row-problem-teller.ts';
import { CustomerIndex } from '../memory/customer-index.ts';
import { customerView } from '../memory/customer-view.ts';
import { loadSelection } from '../memory/load-selection.ts';
import type { CallContext } from '../operation/call-context.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import type { Overrides } from '../operation/with-defaults.ts';
import { permissionScope } from '../permissions/permissions.ts';
import type { LicenseRules } from '../sections/license-tally.ts';
import type { StatusParameters, StatusRule } from '../statuses/judged-statuses.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { TagBook, type TagBookOptions } from '../tags/tag-book.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import { unsupported } from './create-source.ts';
import type { CustomerViewInput, PartnerDataSource } from './data-source.ts';
import type { memoryAnswers } from './memory-answers.ts';
import type { PartnerWideOptions } from './partner-wide-options.ts';

/** Who looks at rows in memory; a partner admin sees the customers named. */
export interface MemoryViewer extends Viewer {
  readonly customerIds?: readonly string[] | undefined;
}

/** What {@link memorySource} is made over. `CustomerIn` and `SubscriptionIn` are the host's own row types. */
export interface MemorySourceOptions<CustomerIn = CustomerRow, SubscriptionIn = Subscription>
  extends TagBookOptions,
    PartnerWideOptions,
    CallingRowsOptions {
  /** An array, or an async function that is called when the rows are first needed. */
  readonly customers: Rows<CustomerIn>;
  /** Absent: not supplied, so that nothing is judged by them; an empty list: known to be none. */
  readonly subscriptions?: Rows<SubscriptionIn> | undefined;
  /** Adapts the host's own rows. */
  readonly map?:
    | {
        readonly customers?: ((row: CustomerIn) => CustomerRow) | undefined;
        readonly subscriptions?: ((row: SubscriptionIn) => Subscription) | undefined;
      }
    | undefined;
  /** Absent: a partner full administrator. */
  readonly viewer?: MemoryViewer | undefined;
  /** Statuses of the host's own, the most urgent first; ours unless told (CUS-2). */
  readonly statusRules?: readonly StatusRule[] | undefined;
  readonly statusParameters?: Overrides<StatusParameters> | undefined;
  /** By which rules the subscription analytics are computed; ours unless told (KPI, SUB). */
  readonly licenseRules?: LicenseRules | undefined;
  /** Told of rows that are left out and of fields and values that are surely slips; in development the console is too. */
  readonly onProblem?: OnProblem | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: an operation's id and its input go together, which the call's type has said
type Answer = (input: any, context: CallContext) => Promise<unknown>;

const fullAdministrator: MemoryViewer = { roles: ['partnerFullAdmin'] };

const loadPage = loadOnce(() => import('../memory/customer-page.ts'));
const loadGrouped = loadOnce(() => import('../memory/grouped-subscriptions.ts'));

/**
 * A data source over rows that the host has: arrays, or loaders of its own back end. Throws `invalid` by the name of an option
 * that is something else; rows that are none are `malformed` when they are asked for.
 */
export function memorySource<CustomerIn = CustomerRow, SubscriptionIn = Subscription>(
  options: MemorySourceOptions<CustomerIn, SubscriptionIn>,
): PartnerDataSource {
  checkRecord('options', options);
  const customers = createRowLoader('customers', options.customers, options.map?.customers);
  const subscriptions =
    options.subscriptions &&
    createRowLoader('subscriptions', options.subscriptions, options.map?.subscriptions);
  const viewer = options.viewer ?? fullAdministrator;
  checkList('viewer.roles', viewer.roles);
  checkList('viewer.customerIds', viewer.customerIds ?? []);
  checkList('statusRules', options.statusRules ?? []);
  const tags = new TagBook(options);
  const listeners = new Set<() => void>();
  const assigned = new Set(viewer.customerIds);
  const tell = rowProblemTeller(options.onProblem);
  let made: { asOf: string; rows: readonly unknown[]; index: Promise<CustomerIndex> } | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };

  async function index({ asOf }: CallContext): Promise<CustomerIndex> {
    const [rows, agreements] = await Promise.all([customers.load(), subscriptions?.load()]);
    if (made?.asOf === asOf && made.rows === rows) return made.index;
    const making = { asOf, rows, index: makeIndex(asOf, rows, agreements) };
    made = making;
    // what could not be made is made again at the next call
    making.index.catch(() => {
      if (made === making) made = undefined;
    });
    return making.index;
  }

  async function makeIndex(
    asOf: string,
    rows: readonly unknown[],
    agreements: readonly unknown[] | undefined,
  ) {
    const grouped = agreements && (await loadGrouped()).groupedSubscriptions(agreements);
    const all = permissionScope(viewer.roles, 'customers.see') === 'all';
    const index = new CustomerIndex({
      rows,
      subscriptions: grouped,
      tagsOf: tags.tagsOf,
      asOf,
      statusParameters: options.statusParameters,
      statusRules: options.statusRules,
      maySee: all ? undefined : (id) => assigned.has(id),
    });
    const statuses = options.statusRules?.map(({ id }) => id);
    tell?.({ rows: 'customers', given: rows, refused: index.refusedCustomers, statuses });
    tell?.({ rows: 'subscriptions', given: agreements ?? [], refused: index.refusedSubscriptions });
    return index;
  }

  /** Everything but the list loads with the first of it that is asked for. */
  let rare: ReturnType<typeof memoryAnswers> | undefined;
  const loadRare = loadOnce(async () => {
    const { memoryAnswers } = await import('./memory-answers.ts');
    rare = memoryAnswers({ options, tags, changed, selection });
    return rare;
  });
  const selection = (input: CustomerViewInput, context: CallContext): ReturnType<typeof loadSelection> =>
    loadSelection(input, context, async (kpi) =>
      (await loadRare()).kpiCustomers(kpi, { context, index: await index(context) }),
    );
  const later = (ids: string): { [Id in OperationId]?: Answer } =>
    Object.fromEntries(
      ids.split(' ').map((id): [string, Answer] => [
        id,
        async (input, context) => {
          const answer = (await loadRare()).answers[id as OperationId];
          return answer?.(input, { context, index: await index(context) });
        },
      ]),
    );

  const answers: { [Id in OperationId]?: Answer } = {
    'viewer.get': async () => viewer,
    'customers.list': async (input, context) =>
      (await loadPage()).customerPage(await index(context), await selection(input, context), input),
    ...later(
      'regions.list customers.get customers.count customers.facets ' +
        'tags.list subscriptions.figures subscriptions.section subscriptions.trend subscriptions.list',
    ),
    ...((options.callLegs || options.weeklyUsage) &&
      later('calling.overview calling.customers calling.customer')),
    ...(options.users && later('users.list')),
    ...(options.views && later('views.list')),
    // a change that nobody keeps is none
    ...(options.saveTags && later('tags.add tags.remove tags.replace')),
    ...(options.saveTagDetails && later('tags.describe')),
    ...((options.callLegs || options.weeklyUsage) && options.saveCallLegs && later('calling.send')),
    ...(options.users && options.saveUsers && later('users.add users.setRoles users.remove')),
    ...(options.views && options.saveViews && later('views.save views.remove')),
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
      return customerView(await index(context), await selection(input, context));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh() {
      customers.forget();
      subscriptions?.forget();
      rare?.forget();
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
