import {
  createPartnerClient,
  dayNumber,
  foldText,
  memorySource,
  type StatusId,
  type Subscription,
} from '@partnerkit/sdk';
import { customerStatuses, statusIds } from '@partnerkit/sdk/rules';
import { customerSchema, subscriptionSchema } from '@partnerkit/sdk/schemas';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWorld, type World, worldAsOf } from './create-world.ts';

const world = createWorld();

afterEach(() => {
  vi.unstubAllEnvs();
});

function statusesOf({ asOf, customers, subscriptions }: World): string[][] {
  return customers.map((customer) => {
    const own = subscriptions.filter(({ customerId }) => customerId === customer.id);
    return customerStatuses(customer, own, { asOf });
  });
}

describe('the default world', () => {
  it('has 400 customers in four regions on its as-of date', () => {
    expect(world.asOf).toBe(worldAsOf);
    expect(world.customers).toHaveLength(400);
    const regions = world.customers.map(({ region }) => region);
    expect([...new Set(regions)].sort()).toEqual(['AE', 'CA', 'EU', 'US']);
    expect(regions.filter((region) => region === 'AE').length).toBeGreaterThan(25);
  });

  it.each<[StatusId, number, number]>([
    ['suspended', 8, 30],
    ['expired', 12, 45],
    ['licenseOverage', 10, 40],
    ['expiringSoon', 6, 30],
    ['orderSetupReady', 8, 40],
    ['noRecentActivity', 35, 90],
    ['trial', 25, 80],
    ['active', 300, 380],
  ])('shows the status %s in a plausible share', (status, from, to) => {
    const count = statusesOf(world).filter((statuses) => statuses.includes(status)).length;
    expect(count).toBeGreaterThanOrEqual(from);
    expect(count).toBeLessThanOrEqual(to);
  });

  it('leaves most customers with nothing to do', () => {
    const quiet = statusesOf(world).filter((all) => all.every((id) => id === 'active' || id === 'trial'));
    expect(quiet.length).toBeGreaterThan(220);
    expect(quiet.length).toBeLessThan(280);
  });

  it('has rows that fit the schemas', () => {
    for (const row of world.customers) expect(customerSchema.safeParse(row).error).toBeUndefined();
    for (const row of world.subscriptions) expect(subscriptionSchema.safeParse(row).error).toBeUndefined();
  });

  it('tells customers and agreements apart by id, and customers by name', () => {
    expect(new Set(world.customers.map(({ id }) => id)).size).toBe(world.customers.length);
    expect(new Set(world.customers.map(({ name }) => name)).size).toBe(world.customers.length);
    expect(new Set(world.subscriptions.map(({ id }) => id)).size).toBe(world.subscriptions.length);
    const customerIds = new Set(world.customers.map(({ id }) => id));
    expect(world.subscriptions.filter(({ customerId }) => !customerIds.has(customerId))).toEqual([]);
  });

  it.each<[string, (name: string) => boolean]>([
    ['an accent', (name) => foldText(name) !== name.toLowerCase()],
    ['an ampersand', (name) => name.includes('&')],
    ['Arabic', (name) => /\p{Script=Arabic}/u.test(name)],
    ['Greek or Cyrillic', (name) => /[\p{Script=Greek}\p{Script=Cyrillic}]/u.test(name)],
    ['great length', (name) => name.length > 80],
  ])('has names with %s, and most without', (_, has) => {
    const count = world.customers.filter(({ name }) => has(name)).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(world.customers.length / 3);
  });

  it('writes e-mail addresses in a domain that nobody owns', () => {
    const emails = world.customers.flatMap(({ adminEmail }) => adminEmail ?? []);
    expect(emails.length).toBeGreaterThan(350);
    for (const email of emails) expect(email).toMatch(/^[a-z.-]+@[a-z]+(-[a-z]+)*\.example$/);
  });

  it('knows, does not know, and knows that there was never a sign-in', () => {
    const signIns = world.customers.map(({ lastAdminSignInAt }) => lastAdminSignInAt);
    expect(signIns.filter((at) => at === null).length).toBeGreaterThan(3);
    expect(signIns.filter((at) => at === undefined).length).toBeGreaterThan(3);
    expect(signIns.some((at) => at?.startsWith(worldAsOf))).toBe(true);
    for (const at of signIns) if (at) expect(at.slice(0, 10) <= worldAsOf).toBe(true);
  });

  it('has customers with no tag and none with more than 5', () => {
    const counts = new Set(world.customers.map(({ tags }) => tags?.length));
    expect([...counts].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('starts every agreement no later than the as-of date, and every customer no later than its first', () => {
    const created = new Map(world.customers.map(({ id, createdDate }) => [id, createdDate]));
    for (const { customerId, startDate, endDate } of world.subscriptions) {
      expect(startDate <= worldAsOf && startDate < endDate).toBe(true);
      expect((created.get(customerId) ?? startDate) <= startDate).toBe(true);
    }
  });

  it('lets no trial renew by itself', () => {
    const trials = world.subscriptions.filter(({ kind }) => kind === 'trial');
    expect(trials.filter(({ autoRenews }) => autoRenews)).toEqual([]);
  });
});

describe('the weekly history', () => {
  const pools = ({ licenses }: Subscription) => licenses;
  const running = world.subscriptions.filter(({ endDate }) => endDate >= worldAsOf);

  it('is of Sundays, in order, up to the last complete week', () => {
    for (const { weeks = [] } of running.flatMap(pools)) {
      const days = weeks.map(({ week }) => dayNumber(week) ?? Number.NaN);
      expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
      expect(new Set(days.map((day) => (day + 4) % 7))).toEqual(new Set(weeks.length ? [0] : []));
      expect(weeks.at(-1)?.week ?? '2026-11-08').toBe('2026-11-08');
    }
  });

  it('has 52 weeks for what is older than a year, but for a few with a gap', () => {
    const old = running.filter(({ startDate }) => startDate < '2025-11-01').flatMap(pools);
    expect(old.length).toBeGreaterThan(200);
    const incomplete = old.filter(({ weeks = [] }) => weeks.length < 52);
    expect(incomplete.length).toBeGreaterThan(2);
    expect(incomplete.length).toBeLessThan(old.length * 0.08);
    for (const { weeks = [] } of incomplete) expect(weeks.length).toBeGreaterThan(45);
  });

  it('grows over the year, and is quiet at the turn of it', async () => {
    const client = createPartnerClient({ source: memorySource(world), asOf: world.asOf });
    const { items } = await client.subscriptions.trend({ product: 'meetings', weeks: 52 });
    const used = new Map(items.map((item) => [item.week, item.used ?? 0]));
    expect(used.get('2026-11-08')).toBeGreaterThan(1.5 * (used.get('2025-11-16') as number));
    expect(used.get('2025-12-28')).toBeLessThan(0.7 * (used.get('2025-12-07') as number));
  });

  it('ends at the counts that the pool has now, and moves on the way there', () => {
    const large = running.flatMap(pools).filter(({ weeks = [], used = 0 }) => weeks.length > 0 && used > 60);
    for (const { purchased, assigned, used, weeks = [] } of large) {
      expect(weeks.at(-1)).toMatchObject({ purchased, assigned, used });
      if (weeks.length > 20) expect(new Set(weeks.map((week) => week.used)).size).toBeGreaterThan(5);
    }
  });

  it('counts a week that ends on the as-of date as complete', () => {
    const sunday = createWorld({ asOf: '2026-11-15', customers: 50 });
    const last = sunday.subscriptions.flatMap(pools).map(({ weeks = [] }) => weeks.at(-1)?.week ?? '');
    expect(last.sort().at(-1)).toBe('2026-11-08');
  });
});

describe('bills and orders', () => {
  const paying = world.subscriptions.filter(({ kind }) => kind === 'subscription');
  const invoices = paying.flatMap(({ invoices: own = [] }) => own);

  it('has a bill for each month of the last twelve in which an agreement ran', () => {
    const old = paying.filter(({ startDate, endDate }) => startDate < '2025-12-01' && endDate >= worldAsOf);
    for (const { invoices: own = [] } of old) {
      expect(own.map(({ date }) => date).at(0)).toBe('2025-12-01');
      expect(own).toHaveLength(12);
    }
    expect(world.subscriptions.filter(({ kind, invoices: own }) => kind === 'trial' && own?.length)).toEqual(
      [],
    );
    expect(new Set(invoices.map(({ id }) => id)).size).toBe(invoices.length);
    for (const { amount } of invoices) expect(amount).toBeGreaterThan(0);
  });

  it('has paid, open and overdue bills; who is suspended has overdue ones', () => {
    const overdue = ({ dueDate, paidDate }: (typeof invoices)[number]) => !paidDate && dueDate < worldAsOf;
    expect(invoices.filter(overdue).length).toBeGreaterThan(10);
    expect(invoices.filter(overdue).length).toBeLessThan(invoices.length * 0.05);
    expect(
      invoices.filter(({ dueDate, paidDate }) => !paidDate && dueDate >= worldAsOf).length,
    ).toBeGreaterThan(20);
    const suspended = paying.filter(({ paid, startDate }) => paid === false && startDate < '2026-08-01');
    for (const { invoices: own = [] } of suspended) expect(own.some(overdue)).toBe(true);
  });

  it('bills in the currency of the region', () => {
    const region = new Map(world.customers.map(({ id, region: of }) => [id, of]));
    const of = (wanted: string) =>
      paying
        .filter(({ customerId }) => region.get(customerId) === wanted)
        .flatMap(({ invoices: own = [] }) => own);
    expect(new Set(of('EU').map(({ currency }) => currency))).toEqual(new Set(['EUR']));
    expect(new Set(of('AE').map(({ currency }) => currency))).toEqual(new Set(['AED']));
  });

  it('has orders that add up to what was purchased', () => {
    const actions = new Set<string>();
    for (const { licenses, orders = [] } of world.subscriptions) {
      for (const { action } of orders) actions.add(action);
      for (const { product, purchased } of licenses) {
        const bought = orders.filter(
          (order) => order.product === product && /^(new|change)$/.test(order.action),
        );
        expect(bought.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(purchased);
      }
    }
    expect([...actions].sort()).toEqual(['cancel', 'change', 'new', 'renewal']);
  });

  it('dates nothing after the as-of date', () => {
    const days = world.subscriptions.flatMap(({ invoices: bills = [], orders = [] }) => [
      ...bills.flatMap(({ date, paidDate }) => [date, paidDate ?? date]),
      ...orders.map(({ date }) => date),
    ]);
    expect(days.sort().at(-1)?.localeCompare(worldAsOf)).toBeLessThanOrEqual(0);
  });
});

describe('the sections of the subscription analytics', () => {
  const client = createPartnerClient({ source: memorySource(world), asOf: world.asOf });

  it.each(['US', 'CA', 'EU', 'AE'])('all have rows in %s, for meetings and for calling', async (region) => {
    for (const product of ['meetings', 'calling']) {
      for (const section of [
        'recentlyAdded',
        'expiring',
        'renewing',
        'lowAssignment',
        'overLimit',
      ] as const) {
        const { total } = await client.subscriptions.section({ section, product, limit: 1 }, { region });
        expect(total, `${product} ${section}`).toBeGreaterThan(0);
      }
    }
  });
});

describe('making worlds', () => {
  it('stays small enough to hand over: below 8 MB', () => {
    expect(JSON.stringify(world).length).toBeLessThan(8_000_000);
  });

  it('makes the same world for the same seed, and another for another', () => {
    expect(createWorld()).toEqual(world);
    expect(createWorld({ seed: 2 }).customers[0]).not.toEqual(world.customers[0]);
  });

  it('begins a larger world with the smaller one', () => {
    const small = createWorld({ customers: 30 });
    expect(small.customers).toEqual(world.customers.slice(0, 30));
    expect(small.subscriptions).toEqual(world.subscriptions.slice(0, small.subscriptions.length));
  });

  it('leaves only the weeks out on demand', () => {
    const bare = createWorld({ weeks: false });
    const withoutWeeks = world.subscriptions.map((subscription) => ({
      ...subscription,
      licenses: subscription.licenses.map(({ weeks: _, ...pool }) => pool),
    }));
    expect(bare.customers).toEqual(world.customers);
    expect(bare.subscriptions).toEqual(withoutWeeks);
  });

  it.each([
    ['Pacific/Kiritimati', -840],
    ['America/Los_Angeles', 480],
    ['Europe/Rome', -60],
  ])('is the same in %s', (zone, offset) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(offset);
    expect(createWorld()).toEqual(world);
  });

  it('has every status in worlds of other seeds', () => {
    for (const seed of [2, 3, 2026]) {
      expect(new Set(statusesOf(createWorld({ seed, weeks: false })).flat())).toEqual(new Set(statusIds));
    }
  });

  it('puts customers into the regions asked for, known or not', () => {
    const { customers } = createWorld({ regions: ['EU', 'JP'], customers: 40 });
    expect(new Set(customers.map(({ region }) => region))).toEqual(new Set(['EU', 'JP']));
  });

  it('makes an empty world, and refuses a date that does not exist', () => {
    expect(createWorld({ customers: 0 })).toMatchObject({ customers: [], subscriptions: [] });
    expect(() => createWorld({ asOf: '2026-02-30' })).toThrow(/asOf.*2026-02-30/);
  });

  it('makes 20,000 customers with names of their own', () => {
    const { customers } = createWorld({ customers: 20_000, weeks: false });
    expect(new Set(customers.map(({ name }) => name)).size).toBe(20_000);
    expect(new Set(customers.map(({ id }) => id)).size).toBe(20_000);
  });
});
