import {
  type CalendarDay,
  type CustomerAdministratorRow,
  createPartnerClient,
  type OperationId,
  type OrganizationRow,
  type PartnerClient,
  type PartnerDataSource,
  type Role,
  type UserRow,
} from '@partnerkit/sdk';
import type { CallLeg, WeeklyUsage } from '@partnerkit/sdk/calling';
import { createInventory, type Inventory } from '../create-inventory.ts';
import { createWorld, type World } from '../create-world.ts';
import { type DemoIdentity, demoIdentities } from '../demo-identities.ts';
import { checkedSource } from './checked-source.ts';
import { expectedWeeks } from './expected-weeks.ts';

/** What a back end has to hold of one partner before it is held against the contract. */
export interface ConformanceData {
  readonly world: World;
  /** The regions in which the world's customers live. */
  readonly regions: readonly string[];
  /** Who signs in: one identity for each role, with the customers that they are assigned to. */
  readonly identities: readonly DemoIdentity[];
  /** Which identities are assigned to which customers, one by one (DET-3). */
  readonly administrators: readonly CustomerAdministratorRow[];
  /** The users of the partner organization: the identities, with an e-mail address each. */
  readonly users: readonly UserRow[];
  /** What the customers call: legs of some, the hub's weekly totals of others (CAL). */
  readonly calling: ConformanceCalling;
  /** What the customers have at the moment (REP-5, REP-6). */
  readonly inventory: Inventory;
  /** The partner's own organization, before anybody has set it up (ORG-2). */
  readonly organization: OrganizationRow;
}

/** What the customers call, and what of it nobody knows. */
export interface ConformanceCalling {
  readonly callLegs: readonly CallLeg[];
  readonly weeklyUsage: readonly WeeklyUsage[];
  /** Of these customers and weeks a row was refused (REP-8). */
  readonly weeksNotKnown?: readonly { readonly customerId: string; readonly week: CalendarDay }[] | undefined;
}

/** A back end with {@link conformanceData} in it, and how one signs in there. */
export interface ConformanceFixture extends ConformanceData {
  /**
   * A data source of the back end for one identity. What a case changes it changes back, so all may share the data, but for trials,
   * the organization and imports, whose cases come last: the next run of all needs the data anew.
   */
  readonly open: (identity: DemoIdentity) => PartnerDataSource | PromiseLike<PartnerDataSource>;
}

/** One thing that a back end of the contract does. */
export interface ConformanceCase {
  readonly title: string;
  /** The operation that it is about. */
  readonly operation: OperationId;
  /** Rejects, and says what was expected and what came, where the back end does something else. */
  readonly run: (fixture: ConformanceFixture) => Promise<void>;
}

/** The world that the cases are about: 90 customers in two regions unless told. */
export function conformanceData({
  customers = 90,
  regions = ['US', 'EU'],
}: {
  readonly customers?: number | undefined;
  readonly regions?: readonly string[] | undefined;
} = {}): ConformanceData {
  const { callLegs, weeklyUsage, ...world } = createWorld({
    ...{ customers, regions },
    calls: { mostUsersWithLegs: 12 },
  });
  const identities = demoIdentities(world);
  const users = identities.map(({ userId, name, roles }) => ({
    id: userId,
    name,
    email: `${userId}@partner.example`,
    roles,
  }));
  const calling = withUnknownWeeks(world, [...callLegs()], weeklyUsage);
  const administrators = identities.flatMap(({ userId, customerIds = [] }) =>
    customerIds.map((customerId) => ({ customerId, userId })),
  );
  const inventory = createInventory(world, { mostPeople: 4 });
  return { world, regions, identities, administrators, users, calling, inventory, organization };
}

const organization: OrganizationRow = {
  profile: { name: 'Partner' },
  plan: [
    { product: 'meetings', quantity: 500 },
    { product: 'calling', quantity: 200 },
  ],
  terms: { version: '2026-01', title: 'Terms and conditions', text: 'What both sides agree to.' },
};

/** Of the last customer of weekly totals the last complete week cannot be read, nor what stood beside it the week before. */
function withUnknownWeeks(
  { asOf }: World,
  callLegs: readonly CallLeg[],
  weeklyUsage: readonly WeeklyUsage[],
): ConformanceCalling {
  const withLegs = new Set(callLegs.map(({ customerId }) => customerId));
  const customerId = weeklyUsage.filter((row) => !withLegs.has(row.customerId)).at(-1)?.customerId;
  if (customerId === undefined) return { callLegs, weeklyUsage };
  const [before = '', last = ''] = expectedWeeks(asOf).slice(-2);
  const isLost = (row: WeeklyUsage) => row.customerId === customerId && row.week === last;
  return {
    callLegs,
    weeklyUsage: weeklyUsage.filter((row) => !isLost(row)),
    weeksNotKnown: [before, last].map((week) => ({ customerId, week })),
  };
}

/** The identity of a fixture that has a role. */
export function identityOf({ identities }: ConformanceData, role: Role): DemoIdentity {
  const identity = identities.find(({ roles }) => roles.includes(role));
  if (!identity) throw new Error(`The fixture has no identity with the role ${role}.`);
  return identity;
}

/** A client signed in with a role. Whatever comes back through it is held against the contract. */
export async function signedIn(
  fixture: ConformanceFixture,
  role: Role = 'partnerFullAdmin',
): Promise<PartnerClient> {
  const source = checkedSource(await fixture.open(identityOf(fixture, role)));
  return createPartnerClient({ source, asOf: fixture.world.asOf });
}
