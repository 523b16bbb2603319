import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CustomerRow, OrganizationRow, Role, Subscription, UserRow } from '@partnerkit/sdk';
import {
  type CallLeg,
  defaultPoorLegRule,
  type WeeklyUsage,
  type WeekNotKnown,
} from '@partnerkit/sdk/calling';
import { type Inventory, worldAsOf } from '@partnerkit/testing';
import sql, { raw, type Sql } from 'sql-template-tag';
import { type DevelopmentTokens, openDevelopmentTokens } from '../auth/development-tokens.ts';
import { tokenVerifier } from '../auth/token-verifier.ts';
import { dataTables } from '../backup/tables.ts';
import { rollUpAll } from '../calling/roll-up.ts';
import { insertUnknownWeeks } from '../calling/unknown-weeks.queries.ts';
import { writeCallLegs } from '../calling/write-call-legs.ts';
import { writeWeeklyTotals } from '../calling/write-weekly-totals.ts';
import { writeCustomers } from '../customers/write-customers.ts';
import { seedInventory } from '../demo/seed-inventory.ts';
import { openImportDesk } from '../imports/import-desk.ts';
import { startImportJobs } from '../imports/import-jobs.ts';
import { stagingFolder } from '../imports/staging-folder.ts';
import type { WorkedJobs } from '../jobs/work-on-jobs.ts';
import { upsertOrganization } from '../organization/organization.queries.ts';
import { updatePartnerRegions, upsertPartner } from '../organization/partners.queries.ts';
import { insertUsers } from '../organization/users.queries.ts';
import { folderStorage } from '../reports/folder-storage.ts';
import { openReportDesk, type ReportDesk } from '../reports/report-desk.ts';
import { startReportJobs } from '../reports/report-jobs.ts';
import {
  type DatabaseKind,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { type AppOptions, createApp } from './create-app.ts';
import { createMetrics } from './metrics.ts';
import { createRateLimiter, type RateLimits } from './rate-limits.ts';

/** What a partner of a test has. */
export interface TestPartner {
  readonly id: string;
  readonly customers: readonly CustomerRow[];
  readonly subscriptions: readonly Subscription[];
  readonly users: readonly UserRow[];
  /** Which users are assigned to which customers. */
  readonly assigned: Readonly<Record<string, readonly string[]>>;
  /** Its own organization; absent, its name alone is known. */
  readonly organization?: OrganizationRow | undefined;
  /** What its customers have; absent, nothing is known of it. */
  readonly inventory?: Inventory | undefined;
  /** What its customers call; absent, nothing is known of it. */
  readonly calling?: {
    readonly callLegs: readonly CallLeg[];
    readonly weeklyUsage: readonly WeeklyUsage[];
    readonly weeksNotKnown?: readonly WeekNotKnown[] | undefined;
  };
}

/** Who asks in a test. */
export interface TestSubject {
  readonly partner?: string;
  readonly user?: string;
  readonly roles?: readonly Role[];
  readonly regions?: readonly string[];
}

/** One request of a test. A body that is no text goes as JSON. */
export interface TestRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Absent: a full administrator of the partner `demo`. `null`: nobody. */
  readonly as?: TestSubject | string | null;
}

/** An answer of a test, read. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  readonly body: any;
}

/** The application over throw-away databases, with partners in it. */
export interface TestServer {
  readonly store: ThrowAwayDatabases;
  readonly tokens: DevelopmentTokens;
  readonly appOptions: (options?: TestAppOptions) => AppOptions;
  /** An application over the same databases with other options. */
  readonly app: (options?: TestAppOptions) => ReturnType<typeof createApp>;
  readonly token: (subject?: TestSubject) => Promise<string>;
  readonly ask: (
    path: string,
    request?: TestRequest,
    app?: ReturnType<typeof createApp>,
  ) => Promise<TestAnswer>;
  /** Runs in each region, over all partners; answers by region. */
  readonly inEach: <T>(run: (tx: Transaction, region: string) => Promise<T>) => Promise<T[]>;
  /** Tells any two states of the databases apart. */
  readonly fingerprint: () => Promise<string>;
  /** What its reports stand on. */
  readonly desk: ReportDesk;
  /** Carries out reports and imports from now on. */
  readonly startJobs: () => void;
  readonly close: () => Promise<void>;
}

/** What an application of a test has that others have not. */
export interface TestAppOptions extends Partial<AppOptions> {
  readonly limits?: Partial<RateLimits>;
}

const plenty: RateLimits = {
  ...{ perUser: 1e6, changesPerUser: 1e6, perAddress: 1e6, perPartner: 1e6, reportsPerUser: 1e6 },
  ...{ underWay: 1e6, underWayPerPartner: 1e6, atOncePerPartner: 1e6 },
};

/** Opens an application whose limits nobody reaches, on the day of the default world. */
export async function openTestServer(
  kind: DatabaseKind,
  partners: readonly TestPartner[],
  regions: readonly string[] = ['US', 'EU'],
): Promise<TestServer> {
  const store = await throwAwayDatabases(kind, regions);
  for (const partner of partners) await writePartner(store, partner);
  const tokens = await openDevelopmentTokens(store.folder);
  const token = ({
    partner = 'demo',
    user = 'u-1001',
    roles = ['partnerFullAdmin'],
    regions,
  }: TestSubject = {}) => tokens.sign({ partner, user, roles, regions }, 600);
  const desk = openReportDesk({ storage: folderStorage(join(store.folder, 'reports')), now: Date.now });
  const imports = openImportDesk({
    staging: stagingFolder(join(store.folder, 'imports')),
    ...{ regions, now: Date.now },
  });
  const started: WorkedJobs[] = [];
  let added = 0;
  const appOptions = ({ limits = {}, ...options }: TestAppOptions = {}): AppOptions => ({
    databases: store.databases,
    authenticate: tokenVerifier(tokens.trust).verify,
    secret: 'a secret of this test, and of no other',
    today: () => worldAsOf,
    isReady: () => true,
    metrics: createMetrics(),
    reports: desk,
    imports,
    limiter: createRateLimiter({ ...plenty, ...limits }),
    newId: () => `new-${++added}`,
    ...options,
  });
  const makeApp = (options?: TestAppOptions) => createApp(appOptions(options));
  const app = makeApp();
  const digests = new Map<string, Sql>();
  const digestsOf = async (tx: Transaction, region: string) => {
    const statement = digests.get(region) ?? (await digestStatement(tx, region));
    digests.set(region, statement);
    return tx.first(statement);
  };
  const inEach: TestServer['inEach'] = async (run) => {
    const answers = [];
    for (const region of regions) {
      answers.push(await (await store.databases.of(region)).asOwner((tx) => run(tx, region)));
    }
    return answers;
  };
  return {
    store,
    tokens,
    appOptions,
    app: makeApp,
    token,
    async ask(path, { as, ...request } = {}, to = app) {
      const bearer = typeof as === 'string' ? as : as === null ? undefined : await token(as);
      return answerOf(await to.request(path, requestInit(request, bearer)));
    },
    inEach,
    fingerprint: async () => JSON.stringify(await inEach(digestsOf)),
    desk,
    startJobs() {
      const { databases } = store;
      started.push(startReportJobs({ databases, desk, newId: randomUUID }));
      started.push(startImportJobs({ databases, desk: imports }));
    },
    async close() {
      for (const jobs of started) await jobs.stop();
      await store.close();
    },
  };
}

function requestInit({ method, headers = {}, body }: TestRequest, bearer: string | undefined): RequestInit {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  return {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: (isRaw ? body : JSON.stringify(body)) as BodyInit, duplex: 'half' }),
  } as RequestInit;
}

async function answerOf(response: Response): Promise<TestAnswer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = isJson && text !== '' ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body };
}

async function writePartner({ databases }: ThrowAwayDatabases, partner: TestPartner): Promise<void> {
  const { id, customers, subscriptions, users, assigned } = partner;
  for (const region of databases.regions) {
    const rows = customers.filter((row) => row.region === region);
    await (await databases.of(region)).transaction({ partner: id }, async (tx) => {
      const own = (row: CustomerRow) => subscriptions.filter(({ customerId }) => customerId === row.id);
      await writeCustomers(
        tx,
        id,
        rows.map((row) => ({ row, subscriptions: own(row) })),
      );
      for (const [user, ids] of Object.entries(assigned)) {
        const here = ids.filter((one) => rows.some((row) => row.id === one));
        await tx.run(sql`
          insert into customer_administrators (partner_id, customer_id, user_id)
          select ${id}, customer, ${user} from unnest(${here}::text[]) as customer`);
      }
      if (partner.inventory)
        await seedInventory(tx, id, partner.inventory, new Set(rows.map((row) => row.id)));
      if (partner.calling)
        await writeCalling(tx, { id, region }, partner.calling, new Set(rows.map((row) => row.id)));
    });
  }
  await (await databases.of(databases.home)).transaction({ partner: id }, async (tx) => {
    await upsertPartner(tx, { id, name: id, asOf: worldAsOf, origin: 'demo' });
    await updatePartnerRegions(tx, id, [...databases.regions]);
    await insertUsers(tx, id, users);
    if (partner.organization) await upsertOrganization(tx, id, partner.organization);
  });
}

/** The calls of the customers of one region. */
async function writeCalling(
  tx: Transaction,
  { id, region }: { readonly id: string; readonly region: string },
  { callLegs, weeklyUsage, weeksNotKnown = [] }: NonNullable<TestPartner['calling']>,
  here: ReadonlySet<string>,
): Promise<void> {
  const legs = callLegs.filter(({ customerId }) => here.has(customerId));
  for (let at = 0; at < legs.length; at += 5000) await writeCallLegs(tx, id, legs.slice(at, at + 5000));
  await rollUpAll({ partner: id, rule: defaultPoorLegRule, transaction: (run) => run(tx) });
  const usage = weeklyUsage.filter(({ customerId }) => here.has(customerId));
  for (const week of new Set(usage.map((row) => row.week))) {
    const records = usage
      .filter((row) => row.week === week)
      .map(({ location, ...row }) => ({ customer_id: row.customerId, location, row }));
    await tx.run(
      sql`insert into usage_weeks (partner_id, week, file) values (${id}, ${week}, 'of the test')`,
    );
    await tx.run(sql`
      insert into weekly_usage (partner_id, week, customer_id, location, row)
      select ${id}, ${week}, r.customer_id, r.location, r.row
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(customer_id text, location text, row jsonb)`);
    await writeWeeklyTotals(tx, id, week);
  }
  for (const { customerId, week } of weeksNotKnown) {
    if (week !== undefined && (customerId === undefined || here.has(customerId)))
      await insertUnknownWeeks(tx, { partner: id, week, toldBy: region, customerIds: [customerId ?? ''] });
  }
}

/** The statement that answers a digest of each table of a region. */
async function digestStatement(tx: Transaction, region: string): Promise<Sql> {
  const tables = await dataTables(tx, { region } as Parameters<typeof dataTables>[1]);
  const digests = tables.map(
    (table) =>
      `'${table}', (select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t)`,
  );
  return raw(`select json_build_object(${digests.join(', ')}) as digests`);
}
