import {
  type CalendarDay,
  type CustomerRow,
  loadOnce,
  type MemoryViewer,
  memorySource,
  type PartnerDataSource,
  PartnerError,
  type PartnerErrorDetails,
  type SaveTags,
} from '@partnerkit/sdk';
import { type CallingOptions, callingUsers, createCalling } from './create-calling.ts';
import { createInventory } from './create-inventory.ts';
import { createWorld, type World, worldAsOf } from './create-world.ts';
import { delay, type Guard, guardedSource } from './guarded-source.ts';
import { keptInMemory } from './kept-in-memory.ts';

/** Names of the situations that widgets and hosts are tried in. */
export const scenarioNames = [
  'ordinary',
  'empty',
  'oneRegion',
  'manyRegions',
  'overLimit',
  'noCalling',
  'onlyWeeklyTotals',
  'unratedLegs',
  'longTexts',
  'slow',
  'tokenExpires',
  'rateLimited',
  'partialFailure',
  'malformedRow',
  'offline',
  'failing',
] as const;

/** One of {@link scenarioNames}. */
export type ScenarioName = (typeof scenarioNames)[number];

/** How {@link scenarioSource} plays a scenario. */
export interface ScenarioOptions {
  /** Absent: a partner full administrator. */
  readonly viewer?: MemoryViewer | undefined;
  /** The rows that the scenario starts from; absent, the default world. */
  readonly world?: (WorldRows & { readonly asOf?: CalendarDay | undefined }) | undefined;
  /** How long `slow` waits before each answer, 1,500 ms unless told; an abort ends the wait. */
  readonly delayMs?: number | undefined;
  /** When `rateLimited` says to come back, after 30,000 ms unless told. */
  readonly retryAfterMs?: number | undefined;
  /** How its customers call; legs of those with at most 40 users, weekly totals of the others unless told. */
  readonly calls?: CallingOptions | undefined;
}

type WorldRows = Pick<World, 'customers' | 'subscriptions'>;

const mostUsersWithLegs = 40;

/** A scenario changes the rows, stands before every call, or refuses to save; with none of it, all is well. */
interface Scenario {
  readonly rows?: (world: WorldRows) => WorldRows;
  /** Who calls; absent, the rows of the scenario. */
  readonly callers?: (world: WorldRows) => WorldRows;
  readonly calls?: CallingOptions;
  readonly guard?: (options: ScenarioOptions) => Guard;
  readonly saveTags?: SaveTags;
}

const manyRegions = ['US', 'CA', 'EU', 'AE', 'GB', 'CH', 'AU', 'IN', 'JP', 'SG', 'BR', 'ZA'];

const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  ordinary: {},
  empty: { rows: () => ({ customers: [], subscriptions: [] }) },
  oneRegion: { rows: (world) => inRegions(world, ['EU']) },
  manyRegions: { rows: (world) => inRegions(world, manyRegions) },
  overLimit: { rows: withOverage },
  noCalling: { rows: (world) => withCallers(world, (users) => users === undefined) },
  onlyWeeklyTotals: { calls: { mostUsersWithLegs: -1 } },
  // weekly totals would tell of quality
  unratedLegs: {
    rows: (world) => withCallers(world, (users = 0) => users <= mostUsersWithLegs),
    calls: { measured: false, mostUsersWithLegs },
  },
  longTexts: { rows: withLongTexts },
  slow: {
    guard:
      ({ delayMs = 1500 }) =>
      ({ signal }) =>
        delay(delayMs, signal),
  },
  tokenExpires: { guard: () => once(failing({ code: 'unauthenticated', message: 'The token expired.' })) },
  rateLimited: {
    guard: ({ retryAfterMs = 30_000 }) =>
      failing({ code: 'rateLimited', message: 'Too many calls.', status: 429, retryAfterMs }),
  },
  partialFailure: { saveTags: refuseSome },
  malformedRow: { rows: withMalformedRows, callers: (world) => world },
  offline: { guard: () => failing({ code: 'offline', message: 'The network cannot be reached.' }) },
  failing: {
    guard: () =>
      failing({
        code: 'unavailable',
        message: 'The service cannot answer at the moment.',
        status: 503,
        requestId: 'scenario-failing',
      }),
  },
};

/** A data source that behaves as the scenario's name says, over the default world or the rows handed in. */
export function scenarioSource(name: ScenarioName, options: ScenarioOptions = {}): PartnerDataSource {
  const { rows = same, callers = rows, calls, guard, saveTags } = scenarios[name];
  const world = options.world ?? createWorld();
  const { customers, subscriptions } = rows(world);
  const calling = () =>
    createCalling(
      { asOf: world.asOf ?? worldAsOf, ...callers(world) },
      { mostUsersWithLegs, ...calls, ...options.calls },
    );
  const inventory = loadOnce(async () => createInventory(callers(world)));
  const source = memorySource({
    customers,
    subscriptions,
    // made when calls are first asked for
    callLegs: () => [...calling().callLegs()],
    weeklyUsage: () => calling().weeklyUsage,
    devices: async () => (await inventory()).devices,
    phoneNumbers: async () => (await inventory()).phoneNumbers,
    reportTemplates: [],
    reportSchedules: [],
    views: [],
    auditEntries: [],
    ...keptInMemory,
    ...(options.viewer && { viewer: options.viewer }),
    ...(saveTags && { saveTags }),
  });
  return guard ? guardedSource(source, guard(options)) : source;
}

const same = (world: WorldRows) => world;

function failing(details: PartnerErrorDetails): Guard {
  return () => {
    throw new PartnerError(details);
  };
}

function once(guard: Guard): Guard {
  let met = false;
  return (context) => {
    if (met) return;
    met = true;
    return guard(context);
  };
}

function inRegions({ customers, subscriptions }: WorldRows, regions: readonly string[]): WorldRows {
  const moved = customers.map((row, index) => ({ ...row, region: regions[index % regions.length] }));
  return { customers: moved, subscriptions };
}

function withOverage({ customers, subscriptions }: WorldRows): WorldRows {
  const over = subscriptions.map((subscription) => ({
    ...subscription,
    licenses: subscription.licenses.map((pool) => ({ ...pool, assigned: Math.ceil(pool.purchased * 1.2) })),
  }));
  return { customers, subscriptions: over };
}

const longTags = [
  'Quarterly review pending!',
  'Datenschutzvereinbarungen',
  'Onboarding wave 2026–2027',
  'Public sector, framework',
  'Escalated to the director',
];

/** Names that wrap and names that can't, five tags of the most characters that a tag has, long addresses. */
function withLongTexts({ customers, subscriptions }: WorldRows): WorldRows {
  const long = customers.map((row, index) => ({
    ...row,
    name:
      index % 3 === 1
        ? `${row.name.replaceAll(' ', '-')}-Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft`
        : `${row.name} and Subsidiaries, Holding Company for the Regional Distribution of Refrigerated Goods and Services`,
    tags: longTags.slice(0, 1 + (index % longTags.length)),
    ...(row.adminEmail && {
      adminEmail: `administration.of.all.${row.adminEmail.replace('@', '@telecommunications.')}`,
    }),
  }));
  return { customers: long, subscriptions };
}

/** Only the customers whose users of calling are as wanted; `undefined` for who has no calling. */
function withCallers(
  { customers, subscriptions }: WorldRows,
  isWanted: (users: number | undefined) => boolean,
): WorldRows {
  const users = callingUsers(subscriptions);
  const stays = (id: string) => isWanted(users.get(id));
  return {
    customers: customers.filter(({ id }) => stays(id)),
    subscriptions: subscriptions.filter(({ customerId }) => stays(customerId)),
  };
}

/** About a third of the customers cannot be changed, always the same ones. */
async function refuseSome({ customerId }: Parameters<SaveTags>[0]): Promise<void> {
  const sum = [...customerId].reduce((total, character) => total + character.charCodeAt(0), 0);
  if (sum % 3 !== 0) return;
  throw new PartnerError({ code: 'unavailable', message: 'This customer cannot be changed at the moment.' });
}

const malformations: readonly ((row: CustomerRow) => unknown)[] = [
  ({ id: _, ...row }) => row,
  ({ name: _, ...row }) => row,
  (row) => ({ ...row, name: 42 }),
  (row) => ({ ...row, tags: 'Gold tier' }),
  (row) => ({ ...row, lastAdminSignInAt: 'yesterday' }),
  () => null,
];

/** Every twentieth row is malformed, in one way after the other. */
function withMalformedRows({ customers, subscriptions }: WorldRows): WorldRows {
  const isBad = (index: number) => index % 20 === 3;
  const broken = customers.map((row, index) =>
    isBad(index) ? malformations[Math.floor(index / 20) % malformations.length]?.(row) : row,
  );
  const dated = subscriptions.map((row, index) => (isBad(index) ? { ...row, endDate: '2026-02-30' } : row));
  return { customers: broken as CustomerRow[], subscriptions: dated };
}
