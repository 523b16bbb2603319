import type {
  AdministratorsInMemory,
  AdministratorsOptions,
} from '../administrators/administrators.memory.ts';
import type { AnnouncedEvent } from '../audit/announced-event.ts';
import type { AuditInMemory, AuditOptions } from '../audit/audit.memory.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import type { CallingInMemory, CallingRowsOptions } from '../calling/calling.memory.ts';
import type { OperationId, OperationIdWhere } from '../contract/contract.ts';
import { type Feature, operationNames } from '../contract/operation-names.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { customerListAccess } from '../customers/customer-list-access.ts';
import { checkList, checkRecord } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { GivenRow } from '../host-rows/given-row.ts';
import type { OnProblem } from '../host-rows/host-row-problem.ts';
import { createRowLoader, type Rows } from '../host-rows/row-loader.ts';
import { rowProblemTeller } from '../host-rows/row-problem-teller.ts';
import type { ImportsOptions } from '../imports/imports.memory.ts';
import { CustomerIndex } from '../memory/customer-index.ts';
import { customerView, firstView } from '../memory/customer-view.ts';
import { loadSelection, selectionAtHand } from '../memory/load-selection.ts';
import type { MemoryAnswer, MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import type { CallContext } from '../operation/call-context.ts';
import { loadOnce } from '../operation/load-once.ts';
import { namedRegion } from '../operation/named-region.ts';
import type { CheckedInputOf, Operation } from '../operation/operation.ts';
import type { Overrides } from '../operation/with-defaults.ts';
import type { OrganizationOptions } from '../organization/organization.memory.ts';
import type { UsersOptions } from '../organization/user-book.memory.ts';
import { permissionScope } from '../permissions/permissions.ts';
import type { LicensePrice } from '../prices/license-prices.ts';
import type { ReportsInMemory, ReportsOptions } from '../reports/reports.memory.ts';
import type { LicenseRules } from '../sections/license-tally.ts';
import type { StatusParameters, StatusRule } from '../statuses/status-rules.ts';
import type { Subscription } from '../subscriptions/subscription.schema.ts';
import { TagBook, type TagBookOptions } from '../tags/tag-book.ts';
import { randomId } from '../transport/random-id.ts';
import type { TrialsInMemory, TrialsOptions } from '../trials/trials.memory.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import { viewerInMemory } from '../viewer/viewer.memory.ts';
import type { ViewsOptions } from '../views/views.memory.ts';
import type { WorklistRowsOptions } from '../worklist/worklist.memory.ts';
import type { CustomerViewInput, PartnerDataSource } from './data-source.ts';
import { unsupported } from './unsupported.ts';

/** Who looks at rows in memory; a field that is not here is surely a slip. */
export type MemoryViewer = {
  /** Their id among `users`, by which the audit trail names them; absent, it says `viewer`. */
  readonly userId?: Viewer['userId'] | undefined;
  /** What they are called. */
  readonly name?: Viewer['name'] | undefined;
  /** The tenant that they look at, where a page shows several. */
  readonly partnerId?: Viewer['partnerId'] | undefined;
  /** What they may do and see. */
  readonly roles: Viewer['roles'];
  /** Which customers a partner administrator sees, beside those assigned by `administrators`. */
  readonly customerIds?: readonly string[] | undefined;
};

/** What {@link memorySource} is made over. `CustomerIn` and `SubscriptionIn` are the host's own row types. */
export interface MemorySourceOptions<CustomerIn = CustomerRow, SubscriptionIn = Subscription>
  extends TagBookOptions,
    UsersOptions,
    AdministratorsOptions,
    ViewsOptions,
    AuditOptions,
    TrialsOptions,
    OrganizationOptions,
    CallingRowsOptions,
    ReportsOptions,
    ImportsOptions,
    WorklistRowsOptions {
  /** An array, or an async function that is called when the rows are first needed. */
  readonly customers: Rows<CustomerIn>;
  /** Absent: not supplied, so that nothing is judged by them; an empty list: known to be none. */
  readonly subscriptions?: Rows<SubscriptionIn> | undefined;
  /** Adapts the host's own rows. */
  readonly map?:
    | {
        readonly customers?: ((row: CustomerIn) => GivenRow<CustomerRow>) | undefined;
        readonly subscriptions?: ((row: SubscriptionIn) => GivenRow<Subscription>) | undefined;
      }
    | undefined;
  /** Absent: a partner full administrator. */
  readonly viewer?: MemoryViewer | undefined;
  /** Statuses of the host's own, the most urgent first; ours unless told (CUS-2). */
  readonly statusRules?: readonly StatusRule[] | undefined;
  readonly statusParameters?: Overrides<StatusParameters> | undefined;
  /** By which rules the subscription analytics are computed; ours unless told (KPI, SUB). */
  readonly licenseRules?: LicenseRules | undefined;
  /** What licenses cost a month, by which waste has a price (PRC-1); absent, it has none. */
  readonly licensePrices?: Rows<LicensePrice> | undefined;
  /** Told of rows that are left out and of fields and values that are surely slips; in development the console is too. */
  readonly onProblem?: OnProblem | undefined;
}

/** Rows of customers, and of subscriptions where they are supplied. */
type Given = readonly [customers: readonly unknown[], subscriptions: readonly unknown[] | undefined];

/** Rows as they were on a day. */
interface MadeFor {
  readonly asOf: string;
  readonly rows: Given;
}

/** An index over rows; `ready` once all of them are checked. */
interface MadeIndex extends MadeFor {
  readonly index: Promise<CustomerIndex>;
  ready?: CustomerIndex | undefined;
}

const fullAdministrator: MemoryViewer = { roles: ['partnerFullAdmin'] };

type Change = OperationIdWhere<{ readonly changes: true }>;
/** Changes that the source keeps itself, as long as it lives. */
type KeptHere = 'reports.run' | 'reports.cancelRun' | 'reports.removeRun';

/** What keeps a change; one that nobody keeps is not offered. */
const writers: { readonly [Id in Exclude<Change, KeptHere>]: keyof MemorySourceOptions } = {
  'tags.add': 'saveTags',
  'tags.remove': 'saveTags',
  'tags.replace': 'saveTags',
  'tags.describe': 'saveTagDetails',
  'users.add': 'saveUsers',
  'users.setRoles': 'saveUsers',
  'users.remove': 'saveUsers',
  'administrators.assign': 'saveAdministrators',
  'administrators.unassign': 'saveAdministrators',
  'administrators.grant': 'saveUsers',
  'administrators.revoke': 'saveUsers',
  'views.save': 'saveViews',
  'views.remove': 'saveViews',
  'calling.send': 'saveCallLegs',
  'trials.start': 'saveTrial',
  'trials.startForNewCustomer': 'saveCustomer',
  'trials.change': 'saveTrial',
  'trials.extend': 'saveTrial',
  'trials.end': 'saveTrial',
  'organization.acceptTerms': 'saveOrganization',
  'organization.saveProfile': 'saveOrganization',
  'organization.saveSetupStep': 'saveOrganization',
  'organization.finishSetup': 'saveOrganization',
  'imports.begin': 'importReports',
  'imports.upload': 'importReports',
  'imports.preview': 'importReports',
  'imports.start': 'importReports',
  'imports.discard': 'importReports',
  'reports.saveTemplate': 'saveReportTemplates',
  'reports.removeTemplate': 'saveReportTemplates',
  'reports.saveSchedule': 'saveReportSchedules',
  'reports.pauseSchedule': 'saveReportSchedules',
  'reports.resumeSchedule': 'saveReportSchedules',
  'reports.removeSchedule': 'saveReportSchedules',
  'worklist.change': 'saveWorklistMark',
};

/** Which rows something is answered from, any of them; what is not here is answered from customers. */
const rowsNeeded: { readonly [Name in Feature | OperationId]?: readonly (keyof MemorySourceOptions)[] } = {
  'administrators.list': ['users'],
  'administrators.grant': ['users'],
  'administrators.revoke': ['users'],
  administrators: ['administrators'],
  calling: ['callLegs', 'weeklyUsage'],
  trials: ['subscriptions'],
  users: ['users'],
  organization: ['organization'],
  views: ['views'],
  audit: ['auditEntries'],
  imports: ['importReports'],
  reports: ['callLegs', 'weeklyUsage', 'devices', 'phoneNumbers'],
  'reports.schedules': ['reportSchedules', 'saveReportSchedules'],
  'reports.getSchedule': ['reportSchedules', 'saveReportSchedules'],
};

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
  const prices = options.licensePrices && createRowLoader('licensePrices', options.licensePrices);
  const viewer = options.viewer ?? fullAdministrator;
  checkList('viewer.roles', viewer.roles);
  checkList('viewer.customerIds', viewer.customerIds ?? []);
  checkList('statusRules', options.statusRules ?? []);
  const seesAll = permissionScope(viewer.roles, 'customers.see') === 'all';
  const tags = new TagBook(options);
  const listeners = new Set<() => void>();
  const assigned = new Set(viewer.customerIds);
  const tell = rowProblemTeller(options.onProblem);
  let made: MadeIndex | undefined;
  /** The first customers, before all rows are checked. */
  let first: (MadeFor & { readonly index: CustomerIndex | undefined }) | undefined;
  /** Customers and trials that came about here; there are none before the trials have loaded. */
  let trials: TrialsInMemory | undefined;
  let administrators: AdministratorsInMemory | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };

  const forgetIndex = () => {
    made = undefined;
    changed();
  };

  function refresh(): void {
    audit?.forget();
    customers.forget();
    subscriptions?.forget();
    prices?.forget();
    calling?.forget();
    reports?.forget();
    administrators?.forget();
    forgetIndex();
  }

  /** The host's rows with what was changed here on top. */
  function standing(rows: Given): Given {
    const [given, agreements] = rows;
    return (agreements && trials?.over([given, agreements])) ?? rows;
  }

  function isOver(one: MadeFor | undefined, asOf: string, rows: Given): boolean {
    return one?.asOf === asOf && one.rows[0] === rows[0] && one.rows[1] === rows[1];
  }

  async function index({ asOf }: CallContext): Promise<CustomerIndex> {
    const rows = standing(await Promise.all([customers.load(), subscriptions?.load()]));
    if (made && isOver(made, asOf, rows)) return made.index;
    const making: MadeIndex = { asOf, rows, index: makeIndex(asOf, rows) };
    made = making;
    making.index.then(
      (index) => {
        making.ready = index;
        first = undefined;
      },
      // what could not be made is made again at the next call
      () => {
        if (made === making) made = undefined;
      },
    );
    return making.index;
  }

  const indexInput = (asOf: string, rows: readonly unknown[]) => ({
    rows,
    tagsOf: tags.tagsOf,
    asOf,
    statusParameters: options.statusParameters,
    statusRules: options.statusRules,
    maySee: seesAll ? undefined : (id: string) => assigned.has(id),
  });

  async function makeIndex(asOf: string, given: Given) {
    const [rows, agreements] = given;
    const { GroupedSubscriptions } = (agreements && (await loadGrouped())) ?? {};
    if (!seesAll && options.administrators) await (await loadAdministrators()).load();
    const index = await CustomerIndex.over({
      ...indexInput(asOf, rows),
      group: GroupedSubscriptions && ((all) => new GroupedSubscriptions(agreements ?? [], all)),
      first: isOver(first, asOf, given) ? first?.index : undefined,
    });
    const statuses = options.statusRules?.map(({ id }) => id);
    tell?.({ rows: 'customers', given: rows, refused: index.refusedCustomers, statuses });
    tell?.({ rows: 'subscriptions', given: agreements ?? [], refused: index.refusedSubscriptions });
    return index;
  }

  /** The first customers as they stand in the host's arrays, where nobody has to wait for anything. */
  function firstIndex({ asOf }: CallContext, rows: Given): CustomerIndex | undefined {
    if (!first || !isOver(first, asOf, rows))
      first = { asOf, rows, index: CustomerIndex.ofFirst(indexInput(asOf, rows[0]), rows[1]) };
    return first.index;
  }

  const memoryCall = (
    context: CallContext,
    recorded: RecordedChange[] = [],
    announced: AnnouncedEvent[] = [],
  ): MemoryCall => ({
    context,
    index: () => index(context),
    record: (change) => recorded.push(change),
    announce: (event) => announced.push(event),
  });
  let audit: AuditInMemory | undefined;
  const loadAudit = loadOnce(async () => {
    const { auditInMemory } = await import('../audit/audit.memory.ts');
    const regionOf = async (id: string, context: CallContext) => (await index(context)).regionOf(id)?.region;
    audit = auditInMemory({ ...options, viewer, randomId, regionOf });
    return audit;
  });
  const loadUsers = loadOnce(() =>
    import('../organization/user-book.memory.ts').then((it) => new it.UserBook(options)),
  );
  const loadAdministrators = loadOnce(async () => {
    const [{ administratorsInMemory }, users] = await Promise.all([
      import('../administrators/administrators.memory.ts'),
      loadUsers(),
    ]);
    administrators = administratorsInMemory({
      ...options,
      viewer,
      isAssigned: !seesAll,
      ownCustomers: assigned,
      users,
      areUsersKnown: Boolean(options.users),
      changed: forgetIndex,
    });
    return administrators;
  });
  const loadSubscriptions = loadOnce(() =>
    import('../subscriptions/subscriptions.memory.ts').then((it) =>
      it.subscriptionsInMemory({ rules: options.licenseRules, prices, tell }),
    ),
  );
  const select = (input: CustomerViewInput, context: CallContext) =>
    loadSelection(
      input,
      context,
      async (kpi) => (await loadSubscriptions()).kpiCustomers(kpi, memoryCall(context)),
      async () => (await loadWorklist()).attention(memoryCall(context)),
    );
  const loadWorklist = loadOnce(async () => {
    const { worklistInMemory } = await import('../worklist/worklist.memory.ts');
    return worklistInMemory({
      options,
      viewer,
      changed,
      subscriptions: loadSubscriptions,
      calling: loadCalling,
      users: loadUsers,
      administrators: loadAdministrators,
    });
  });
  const remembered = loadOnce(async () => {
    const { RememberedAnswers } = await import('../memory/remembered-answers.ts');
    return new RememberedAnswers();
  });
  let calling: CallingInMemory | undefined;
  const loadCalling = loadOnce(async () => {
    const { callingInMemory } = await import('../calling/calling.memory.ts');
    calling = callingInMemory(options, changed);
    return calling;
  });
  let reports: ReportsInMemory | undefined;
  /** What each feature answers; it loads with the first that is asked for. */
  const features: { readonly [F in Feature]: () => MemoryAnswers<F> | Promise<MemoryAnswers<F>> } = {
    viewer: () => viewerInMemory(viewer),
    regions: loadOnce(() => import('../regions/regions.memory.ts').then((it) => it.regionsInMemory())),
    customers: loadOnce(() =>
      import('../customers/customers.memory.ts').then((it) => it.customersInMemory(select)),
    ),
    tags: loadOnce(() => import('../tags/tags.memory.ts').then((it) => it.tagsInMemory(tags, changed))),
    subscriptions: loadSubscriptions,
    calling: loadCalling,
    trials: loadOnce(async () => {
      const { trialsInMemory } = await import('../trials/trials.memory.ts');
      const assignee = { userId: viewer.userId, assign: (id: string) => assigned.add(id) };
      trials = trialsInMemory({ ...options, randomId, assignee: seesAll ? undefined : assignee, changed });
      return trials;
    }),
    administrators: loadAdministrators,
    users: loadOnce(async () => {
      const [{ usersInMemory }, book] = await Promise.all([
        import('../organization/users.memory.ts'),
        loadUsers(),
      ]);
      return usersInMemory(book, viewer.userId);
    }),
    organization: loadOnce(() =>
      import('../organization/organization.memory.ts').then((it) => it.organizationInMemory(options, viewer)),
    ),
    views: loadOnce(() => import('../views/views.memory.ts').then((it) => it.viewsInMemory(options, viewer))),
    reports: loadOnce(async () => {
      const { reportsInMemory } = await import('../reports/reports.memory.ts');
      const calls = async () => (await loadCalling()).calls();
      reports = reportsInMemory({ ...options, viewer, randomId, calls, tell });
      return reports;
    }),
    audit: loadAudit,
    imports: loadOnce(async () => {
      const { importsInMemory } = await import('../imports/imports.memory.ts');
      return importsInMemory({ ...options, viewer, randomId, refresh });
    }),
    worklist: loadWorklist,
  };
  const operations = new Set(answeredOperations(options as MemorySourceOptions));

  return {
    capabilities: { operations },
    async call<O extends Operation>(operation: O, input: CheckedInputOf<O>, asked: CallContext) {
      const { id } = operation;
      // where the input names a region, the one that is chosen does not count
      const context = namedRegion(operation, input) === undefined ? asked : { ...asked, region: undefined };
      if (!operations.has(id as OperationId))
        throw unsupported(operation, missingOption(id, options as MemorySourceOptions));
      requirePermission(viewer, operation);
      const [feature, verb] = id.split('.') as [Feature, string];
      const answers = (await features[feature]()) as unknown as Readonly<Record<string, MemoryAnswer<O>>>;
      const answer = answers[verb] as MemoryAnswer<O>;
      // before the change: one that is kept is never told to have failed
      const trail = operation.changes && operation.audited !== false ? await loadAudit() : undefined;
      const run = async () => {
        const recorded: RecordedChange[] = [];
        const announced: AnnouncedEvent[] = [];
        const output = await answer(input, memoryCall(context, recorded, announced));
        await trail?.keep({ operation, context, recorded, announced });
        return output;
      };
      const { idempotencyKey: key } = context;
      if (!operation.changes || key === undefined || operation.body === 'bytes') return run();
      return (await remembered()).of(key, [id, input], run);
    },
    async openCustomers(input, context) {
      requirePermission(viewer, customerListAccess);
      const [rows, selection] = await Promise.all([index(context), select(input, context)]);
      return customerView(rows, await rows.selectInSlices(selection, context.signal));
    },
    firstCustomers(input, context) {
      const given = customers.atHand;
      // who sees some of them has to be found among all
      if (!seesAll || !given || (subscriptions && !subscriptions.atHand)) return undefined;
      const rows = standing([given, subscriptions?.atHand]);
      if (made?.ready && isOver(made, context.asOf, rows)) {
        const selection = selectionAtHand(input, context);
        const positions = selection && made.ready.selectAtHand(selection);
        return positions && customerView(made.ready, positions);
      }
      // what was changed here stands on top of the rows
      if (input.query?.trim() || input.sort || context.region !== undefined || trials) return undefined;
      const found = firstIndex(context, rows);
      return found && firstView(found, given.length);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
  };
}

/** The operations that there are rows for, and whose changes somebody keeps. */
function* answeredOperations(options: MemorySourceOptions): Generator<OperationId> {
  for (const [feature, verbs] of Object.entries(operationNames)) {
    for (const verb of Object.keys(verbs)) {
      const id = `${feature}.${verb}` as OperationId;
      if (missingOption(id, options) === undefined) yield id;
    }
  }
}

/** By which option an operation would be answered; `undefined` where nothing is missing. */
function missingOption(id: string, options: MemorySourceOptions): string | undefined {
  const rows = rowsNeeded[id as OperationId] ?? rowsNeeded[id.split('.')[0] as Feature];
  if (rows && !rows.some((name) => options[name])) return rows.join(' or ');
  const writer = writers[id as keyof typeof writers];
  return writer && !options[writer] ? writer : undefined;
}

function requirePermission(viewer: Viewer, { id, permission }: Pick<Operation, 'id' | 'permission'>): void {
  if (permission === null || permissionScope(viewer.roles, permission)) return;
  throw new PartnerError({
    code: 'forbidden',
    phase: 'request',
    message: `The role ${viewer.roles.join(', ')} may not ${id}.`,
  });
}
