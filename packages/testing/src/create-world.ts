import { type CalendarDay, type CustomerRow, dayNumber, type Subscription } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { companyOf } from './company-names.ts';
import { type CallingOptions, createCalling, type WorldCalling } from './create-calling.ts';
import { createSubscriptions } from './create-subscriptions.ts';
import { dayText } from './day-text.ts';
import { createRandom, type Random } from './random.ts';

/** The day on which the default world is looked at: a Monday. */
export const worldAsOf: CalendarDay = '2026-11-16';

/** How {@link createWorld} makes a world. */
export interface WorldOptions {
  /** The same seed makes the same world; a larger world begins with the smaller one. */
  readonly seed?: number | undefined;
  /** How many customers, 400 unless told. */
  readonly customers?: number | undefined;
  /** Where they live: US, CA, EU and AE unless told. */
  readonly regions?: readonly string[] | undefined;
  readonly asOf?: CalendarDay | undefined;
  /** Whether license pools have their weekly history; leave it out (`false`) for very large worlds. */
  readonly weeks?: boolean | undefined;
}

/** How {@link createWorld} makes a world whose customers call. */
export interface CallingWorldOptions extends WorldOptions {
  /** Its customers call: as usual (`true`), or as said. The seed is the world's. */
  readonly calls: true | Omit<CallingOptions, 'seed'>;
}

/** A partner's customers with their subscriptions and trials, as a host hands them over (spec section 5). */
export interface World {
  readonly asOf: CalendarDay;
  readonly customers: CustomerRow[];
  readonly subscriptions: Subscription[];
}

/** A world whose customers call (CAL): what is called belongs to its customers, the more the more licenses they use. */
export interface WorldWithCalls extends World, WorldCalling {
  /** Made when they are asked for, as `memorySource` takes them; `createCalling` tells them one by one. */
  readonly callLegs: () => readonly CallLeg[];
}

const regionShares: Readonly<Record<string, number>> = { US: 42, CA: 16, EU: 30, AE: 12 };
const commonTags = [
  'Gold tier',
  'Renewal call',
  'Education',
  'Healthcare',
  'Key account',
  'Quarterly review',
];
const rareTags = ['Public sector', 'Onboarding', 'Upsell', 'Migration 2026', 'Watch list', 'Référence'];
const tagCounts = [38, 34, 18, 7, 3].map((share, count) => ({ share, count }));
const mailboxes = [
  'admin',
  'it',
  'office',
  'it-admin',
  'helpdesk',
  'info',
  'm.ito',
  'a.rahman',
  'j.novak',
  's.berg',
];
const signIns = [
  { share: 81, daysAgo: [0, 31] },
  { share: 12, daysAgo: [31, 330] },
  { share: 3, never: true },
  { share: 4 },
] as const;

/** A believable partner world, the same for the same options on every machine and in every time zone. */
export function createWorld(options: CallingWorldOptions): WorldWithCalls;
export function createWorld(options?: WorldOptions): World;
export function createWorld(options: WorldOptions & Partial<CallingWorldOptions> = {}): World {
  const world = createRows(options);
  const { calls, seed } = options;
  if (calls === undefined) return world;
  const { callLegs, weeklyUsage } = createCalling(world, { ...(calls === true ? {} : calls), seed });
  const withCalls: WorldWithCalls = { ...world, weeklyUsage, callLegs: () => [...callLegs()] };
  return withCalls;
}

function createRows({
  seed = 1,
  customers: count = 400,
  regions = Object.keys(regionShares),
  asOf = worldAsOf,
  weeks = true,
}: WorldOptions = {}): World {
  const today = dayNumber(asOf);
  if (today === undefined) throw new RangeError(`asOf: expected a calendar date, YYYY-MM-DD, found ${asOf}`);
  const shares = regions.map((region) => ({ region, share: regionShares[region] ?? 15 }));
  const taken = new Set<string>();
  const world: World = { asOf, customers: [], subscriptions: [] };
  let agreements = 104_200;
  const nextNumber = () => agreements++;
  for (let index = 0; index < count; index++) {
    // streams of its own: no customer depends on how many there are, or on whether there are weeks
    const random = createRandom(seed, 2 * index);
    const history = weeks ? createRandom(seed, 2 * index + 1) : undefined;
    const ledger = createRandom(seed, -1 - index);
    const { region } = random.weighted(shares);
    const customer = createCustomer(region, today, taken, random);
    const own = createSubscriptions({
      ...{ customerId: customer.id, region, asOf: today },
      ...{ random, history, ledger, nextNumber },
    });
    world.customers.push({ ...customer, ...createdDate(customer, own, asOf, random) });
    world.subscriptions.push(...own);
  }
  return world;
}

function createCustomer(region: string, today: number, taken: Set<string>, random: Random): CustomerRow {
  const id = uuid(random);
  let { name, domain } = companyOf(region, random);
  for (let tries = 0; taken.has(name) && tries < 3; tries++) ({ name, domain } = companyOf(region, random));
  if (taken.has(name)) name += ` ${taken.size}`;
  taken.add(name);
  return {
    id,
    name,
    region,
    managedBy: random.chance(0.88) ? 'external' : 'partner',
    tags: tagsOf(random),
    ...(random.chance(0.98) ? { adminEmail: `${random.pick(mailboxes)}@${domain}` } : {}),
    ...(random.chance(0.3) ? { externalId: `P-${random.integer(10_000, 99_999)}` } : {}),
    ...lastSignIn(today, random),
  };
}

function tagsOf(random: Random): string[] {
  const { count } = random.weighted(tagCounts);
  const tags = new Set<string>();
  while (tags.size < count) tags.add(random.pick(random.chance(0.7) ? commonTags : rareTags));
  return [...tags];
}

function lastSignIn(today: number, random: Random): Pick<CustomerRow, 'lastAdminSignInAt'> {
  const signIn = random.weighted<(typeof signIns)[number]>(signIns);
  if ('never' in signIn) return { lastAdminSignInAt: null };
  if (!('daysAgo' in signIn)) return {};
  const [from, to] = signIn.daysAgo;
  const day = dayText(today - from - Math.floor((to - from) * random.next() ** 2));
  const clock = [random.integer(5, 20), random.integer(0, 59), random.integer(0, 59)];
  return { lastAdminSignInAt: `${day}T${clock.map((part) => String(part).padStart(2, '0')).join(':')}Z` };
}

/** A customer is there before its first agreement and sign-in; of a few it is not known since when. */
function createdDate(
  { lastAdminSignInAt }: CustomerRow,
  own: readonly Subscription[],
  asOf: CalendarDay,
  random: Random,
): Pick<CustomerRow, 'createdDate'> {
  if (random.chance(0.04)) return {};
  const days = [lastAdminSignInAt?.slice(0, 10) ?? asOf, ...own.map(({ startDate }) => startDate)].sort();
  return { createdDate: dayText((dayNumber(days[0] ?? asOf) as number) - random.integer(0, 40)) };
}

function uuid(random: Random): string {
  const words = [0, 1, 2, 3].map(() => random.integer(0, 0xffff_ffff).toString(16).padStart(8, '0'));
  return words.join('').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}
