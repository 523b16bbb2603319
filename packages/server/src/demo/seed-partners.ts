import type { AuditActor, OrganizationRow } from '@partnerkit/sdk';
import { changedUser, changesBetween } from '@partnerkit/sdk/server';
import {
  createCalling,
  createInventory,
  createRandom,
  createWorld,
  demoIdentities,
  type World,
  type WorldCalling,
  worldAsOf,
} from '@partnerkit/testing';
import sql from 'sql-template-tag';
import { writeCustomers } from '../customers/write-customers.ts';
import { writingCustomers } from '../customers/writing-customers.ts';
import { type ImportTarget, recordImport } from '../imports/import-target.ts';
import { upsertOrganization } from '../organization/organization.queries.ts';
import {
  type PartnerRecord,
  selectPartner,
  updatePartnerRegions,
  upsertPartner,
} from '../organization/partners.queries.ts';
import { insertUsers } from '../organization/users.queries.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { seedCalls } from './seed-calls.ts';
import { seedInventory } from './seed-inventory.ts';

/** How the demo is seeded. */
export interface SeedOptions {
  readonly partners: number;
  /** Of the first partner. */
  readonly customers: number;
  /** Of each further one; as many as the first where it is not said. */
  readonly customersOfOthers?: number | undefined;
  readonly seed: number;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
  /** Who seeds; `operator` unless told. */
  readonly operator?: AuditActor | undefined;
}

/** What a first start makes: the demo partner, and another one of whom it must never see anything. */
export const usualSeed = { partners: 2, customers: 400, customersOfOthers: 40, seed: 1 } as const;

/** License history of a year is heavy: larger worlds go without. */
const mostWithHistory = 10_000;
/** So are calls, of which a customer has thousands; the demo partner alone has them. */
const mostWithCalls = 1000;
/** Small enough that a first start stays short, large enough for what happens at a customer to show. */
const legsOf = { everyNth: 3, mostUsers: 40 };
const longestMs = 3_600_000;
const names = ['Demo partner', 'Other partner'];
const ids = ['demo', 'other'];

/**
 * Seeds partners that are not there yet. A partner stands there last, after all its customers: a seed that was killed
 * begins again where that is missing. Answers the ids of those that were made.
 */
export async function seedPartners(databases: RegionDatabases, options: SeedOptions): Promise<string[]> {
  const made: string[] = [];
  for (let index = 0; index < options.partners; index++) {
    const id = ids[index] ?? `partner-${index + 1}`;
    const home = await databases.of(databases.home);
    const known = await home.transaction({ partner: id, readOnly: true }, (tx) => selectPartner(tx, id));
    if (known) continue;
    const { customers: ofFirst, customersOfOthers = ofFirst } = options;
    const customers = index === 0 ? ofFirst : customersOfOthers;
    options.progress(`Seeding ${id}: ${customers.toLocaleString('en')} customers …`);
    await seedPartner(databases, { ...options, customers, id, index });
    made.push(id);
  }
  if (made.length > 0) await databases.analyze();
  return made;
}

async function seedPartner(
  databases: RegionDatabases,
  {
    id,
    index,
    customers: count,
    seed,
    signal,
    operator,
  }: SeedOptions & { readonly id: string; readonly index: number },
): Promise<void> {
  const weeks = count <= mostWithHistory;
  const world = createWorld({
    seed: seed + index,
    customers: count,
    weeks,
    regions: demoRegions(databases.regions),
  });
  const identities = demoIdentities(world);
  const subscriptions = new Map<string, typeof world.subscriptions>();
  for (const row of world.subscriptions) {
    subscriptions.set(row.customerId, [...(subscriptions.get(row.customerId) ?? []), row]);
  }
  const regions = [...new Set(world.customers.map(({ region }) => region as string))].sort();
  for (const region of regions) {
    const own = world.customers.filter((row) => row.region === region);
    const database = await databases.of(region);
    const tenant = { partner: id, signal, timeoutMs: longestMs };
    await writingCustomers(database, tenant, own.length, async (tx) => {
      await writeCustomers(
        tx,
        id,
        own.map((row) => ({ row, subscriptions: subscriptions.get(row.id) ?? [] })),
      );
      const inRegion = new Set(own.map((row) => row.id));
      if (index === 0 && count <= mostWithCalls) {
        await seedCalls(tx, id, demoCalls({ ...world, customers: own }));
        await seedInventory(tx, id, createInventory({ ...world, customers: own }), inRegion);
      }
      let assigned = 0;
      for (const { userId, customerIds = [] } of identities) {
        const ofUser = customerIds.filter((customer) => inRegion.has(customer));
        assigned += ofUser.length;
        await assignCustomers(tx, id, userId, ofUser);
      }
      const counts = {
        customers: own.length,
        subscriptions: own.reduce((sum, row) => sum + (subscriptions.get(row.id)?.length ?? 0), 0),
        assigned,
      };
      const changes = changesBetween(undefined, counts);
      await recordImport(tx, { partner: id, operator }, region, { action: 'data.seed', changes });
    });
  }
  const home = await databases.of(databases.home);
  await home.transaction({ partner: id, signal }, async (tx) => {
    const made: PartnerRecord = {
      id,
      name: names[index] ?? `Partner ${index + 1}`,
      asOf: worldAsOf,
      origin: 'demo',
    };
    await upsertPartner(tx, made);
    await updatePartnerRegions(tx, id, regions);
    const subject = { kind: 'organization', id, name: made.name };
    const { id: _, ...content } = made;
    const changes = changesBetween(undefined, content);
    await recordImport(tx, { partner: id, operator }, databases.home, {
      action: 'data.seed',
      subject,
      changes,
    });
    await addDemoUsers(tx, { databases, partner: id, operator }, seed + index);
    await upsertOrganization(tx, id, demoOrganization(made.name, world));
  });
}

/** The partner's own organization as it was ordered, before anybody has set it up (ORG-2). */
function demoOrganization(name: string, { customers }: World): OrganizationRow {
  return {
    profile: { name },
    plan: [
      { product: 'meetings', quantity: 2500 },
      { product: 'calling', quantity: 1200 },
      { product: 'messaging', quantity: 2500 },
    ],
    terms: {
      version: '2026-10',
      title: 'Partner terms and conditions',
      text: `These are the terms of a demonstration: nobody is bound by them.

The partner manages customers on their behalf and answers for the administrators that it names.

What is ordered for a customer is billed to the partner. A trial ends by itself and costs nothing.

Data of a customer is kept in the region of its country and leaves it for no other.`,
    },
    ...ownCustomer(customers),
  };
}

/** The first customer that is of the partner's own organization stands for it. */
function ownCustomer(customers: World['customers']): Pick<OrganizationRow, 'ownCustomerId'> {
  const own = customers.find(({ managedBy }) => managedBy === 'partner');
  return own ? { ownCustomerId: own.id } : {};
}

/** Call legs of some of the smaller customers, weekly totals of all others. */
function demoCalls(world: World): WorldCalling {
  const has = (index: number) => index % legsOf.everyNth === 0;
  const some = world.customers.filter((_, index) => has(index));
  const others = world.customers.filter((_, index) => !has(index));
  const ofSome = createCalling({ ...world, customers: some }, { mostUsersWithLegs: legsOf.mostUsers });
  const ofOthers = createCalling({ ...world, customers: others }, { mostUsersWithLegs: -1 });
  return {
    callLegs: ofSome.callLegs,
    weeklyUsage: [...ofSome.weeklyUsage, ...ofOthers.weeklyUsage],
  };
}

/** The regions that the demo's shares are made for, as far as this server has them; else its own. */
function demoRegions(regions: readonly string[]): readonly string[] {
  const usual = ['US', 'CA', 'EU', 'AE'].filter((region) => regions.includes(region));
  return usual.length > 0 ? usual : regions;
}

/** The users that one can sign in as, one for each role. */
function demoUsers(seed: number = usualSeed.seed) {
  const host = `partner-${createRandom(seed, 0).integer(100, 999)}.example`;
  return demoIdentities({ customers: [] }).map(({ userId: id, name, roles }) => ({
    id,
    name,
    email: `${id}@${host}`,
    roles,
  }));
}

/** Adds the users that one can sign in as, where they are not there yet. */
export async function addDemoUsers(
  tx: Transaction,
  { databases, partner, operator }: Pick<ImportTarget, 'databases' | 'partner' | 'operator'>,
  seed?: number,
): Promise<void> {
  for (const user of await insertUsers(tx, partner, demoUsers(seed))) {
    const added = { action: 'users.add', ...changedUser(undefined, user) };
    await recordImport(tx, { partner, operator }, databases.home, added);
  }
}

/** Assigns customers of this region to a partner administrator (spec section 3). */
async function assignCustomers(
  tx: Transaction,
  partner: string,
  user: string,
  customerIds: readonly string[],
): Promise<void> {
  await tx.run(sql`
    insert into customer_administrators (partner_id, customer_id, user_id)
    select ${partner}, id, ${user} from unnest(${customerIds}::text[]) as id on conflict do nothing`);
}

/** Assigns every fourth customer of a partner's own data to the demo's partner administrator, unless somebody has done so. */
export async function assignToDemoAdministrator({
  databases,
  ...target
}: Pick<ImportTarget, 'databases' | 'partner' | 'operator'>): Promise<void> {
  const { partner } = target;
  const administrator = demoUsers().find(({ roles }) => roles.includes('partnerAdmin'));
  if (!administrator) return;
  for (const region of databases.regions) {
    const database = await databases.of(region);
    await database.transaction({ partner }, async (tx) => {
      const assigned = await tx.first(
        sql`select 1 from customer_administrators where partner_id = ${partner} limit 1`,
      );
      if (assigned) return;
      const count = await tx.run(sql`
        insert into customer_administrators (partner_id, customer_id, user_id)
        select ${partner}, customer_id, ${administrator.id}
        from (select customer_id, row_number() over (order by customer_id) as place
          from customers where partner_id = ${partner}) as numbered
        where place % 4 = 2`);
      const changes = count > 0 ? [{ field: 'assigned', after: count }] : [];
      await recordImport(tx, target, region, { action: 'data.seed', changes });
    });
  }
}
