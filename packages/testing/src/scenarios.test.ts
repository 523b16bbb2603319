import { createPartnerClient, type PartnerDataSource } from '@partnerkit/sdk';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWorld, worldAsOf } from './create-world.ts';
import { demoIdentities } from './demo-identities.ts';
import { type ScenarioName, type ScenarioOptions, scenarioNames, scenarioSource } from './scenarios.ts';

const world = createWorld({ weeks: false });
const openOf = (source: PartnerDataSource) => source.openCustomers?.({}, { asOf: worldAsOf });
const clientOf = (name: ScenarioName, options?: ScenarioOptions) =>
  createPartnerClient({ source: scenarioSource(name, { world, ...options }), asOf: worldAsOf });

afterEach(() => {
  vi.useRealTimers();
});

describe('scenarios of rows', () => {
  it.each<[ScenarioName, number, number]>([
    ['ordinary', 400, 4],
    ['empty', 0, 0],
    ['oneRegion', 400, 1],
    ['manyRegions', 400, 12],
  ])('%s has %i customers in %i regions', async (name, customers, regions) => {
    const client = clientOf(name);
    expect((await client.customers.list({ limit: 1 })).total).toBe(customers);
    expect((await client.regions.list()).items).toHaveLength(regions);
  });

  it('overLimit: every customer with something running is over its license limit', async () => {
    const running = await clientOf('overLimit').customers.list({ query: 'status:active,trial' });
    const over = await clientOf('overLimit').customers.list({ query: 'status:licenseOverage' });
    expect(over.total).toBe(running.total);
    expect(over.total).toBeGreaterThan(300);
  });

  it('noCalling: nobody has calling', async () => {
    const client = clientOf('noCalling');
    expect((await client.customers.list({ query: 'product:calling' })).total).toBe(0);
    expect((await client.customers.list()).total).toBeGreaterThan(100);
  });

  it('noCalling: nothing is called either', async () => {
    const overview = await clientOf('noCalling').calling.overview();
    expect(overview).toMatchObject({ customers: 0, from: { legs: 0, totals: 0 } });
  });

  it('onlyWeeklyTotals: nothing comes from call legs', async () => {
    const { from, endpoints, customers } = await clientOf('onlyWeeklyTotals').calling.overview();
    expect(from).toMatchObject({ legs: 0, totals: customers });
    expect(customers).toBeGreaterThan(100);
    expect(endpoints.every(({ legs, poor }) => legs > 0 && poor === null)).toBe(true);
  });

  it('unratedLegs: calls of every week, and no leg of which the quality is known', async () => {
    const { from, weeks, endpoints } = await clientOf('unratedLegs').calling.overview();
    expect(from.totals).toBe(0);
    expect(weeks.every(({ legs, ratedLegs }) => (legs ?? 0) > 1000 && ratedLegs === 0)).toBe(true);
    expect(endpoints.every(({ legs, unrated }) => legs === unrated)).toBe(true);
  });

  it('ordinary: some customers are told by call legs, some by weekly totals', async () => {
    const { from } = await clientOf('ordinary').calling.overview();
    expect(Math.min(from.legs, from.totals)).toBeGreaterThan(50);
  });

  it('malformedRow: names what is left out and shows the rest', async () => {
    const view = await openOf(scenarioSource('malformedRow', { world }));
    const fields = view?.refused.map(({ field }) => field) ?? [];
    expect(fields).toEqual(expect.arrayContaining(['id', 'name', 'tags', 'lastAdminSignInAt']));
    expect(fields).toContain('subscriptions.endDate');
    expect(view?.total).toBe(380);
  });

  it('longTexts: long names, some without a blank, and tags of the most characters that a tag has', async () => {
    const { items } = await clientOf('longTexts').customers.list({ limit: 60 });
    expect(Math.min(...items.map(({ name }) => name.length))).toBeGreaterThan(80);
    expect(items.filter(({ name }) => !name.includes(' ')).length).toBeGreaterThan(10);
    const tags = items.flatMap((item) => item.tags ?? []);
    expect(Math.max(...tags.map(({ length }) => length))).toBe(25);
  });

  it('plays the default world when none is handed in', async () => {
    const source = scenarioSource('ordinary');
    expect((await openOf(source))?.total).toBe(400);
  });
});

describe('scenarios of the way there', () => {
  it('slow: answers after the delay', async () => {
    vi.useFakeTimers();
    const answered = vi.fn();
    const opened = openOf(scenarioSource('slow', { world }))?.then(answered);
    await vi.advanceTimersByTimeAsync(1499);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await opened;
    expect(answered).toHaveBeenCalled();
  });

  it('slow: an abort ends the wait', async () => {
    const controller = new AbortController();
    const source = scenarioSource('slow', { world, delayMs: 3_600_000 });
    const opened = source.openCustomers?.({}, { asOf: worldAsOf, signal: controller.signal });
    controller.abort();
    await expect(opened).rejects.toMatchObject({ code: 'cancelled' });
    const aborted = source.openCustomers?.({}, { asOf: worldAsOf, signal: controller.signal });
    await expect(aborted).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('tokenExpires: the first call is unauthenticated, the next ones work', async () => {
    const client = clientOf('tokenExpires');
    await expect(client.customers.list()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await client.customers.list()).total).toBe(400);
    expect(await client.viewer.get()).toMatchObject({ roles: ['partnerFullAdmin'] });
  });

  it('rateLimited: says when to come back', async () => {
    const client = clientOf('rateLimited', { retryAfterMs: 5000 });
    const error = { code: 'rateLimited', retryAfterMs: 5000, retryable: true };
    await expect(client.customers.list()).rejects.toMatchObject(error);
    await expect(client.customers.open({})).rejects.toMatchObject(error);
  });

  it('failing: every call fails, by an id that the team of the server can look for', async () => {
    const client = clientOf('failing');
    await expect(client.customers.list()).rejects.toMatchObject({
      code: 'unavailable',
      requestId: 'scenario-failing',
    });
  });

  it('offline: every call fails', async () => {
    const client = clientOf('offline');
    await expect(client.viewer.get()).rejects.toMatchObject({ code: 'offline' });
    await expect(client.customers.open({})).rejects.toMatchObject({ code: 'offline' });
  });

  it('partialFailure: some customers refuse a change, the others take it', async () => {
    const client = clientOf('partialFailure');
    const { items } = await client.customers.list({ limit: 60 });
    const { results } = await client.tags.add({ customerIds: items.map(({ id }) => id), tags: ['Winter'] });
    const refused = results.filter(({ error }) => error?.code === 'unavailable');
    expect(refused.length).toBeGreaterThan(5);
    expect(refused.length).toBeLessThan(40);
    for (const { tags } of refused) expect(tags).not.toContain('Winter');
    expect((await client.customers.list({ query: 'tag:winter' })).total).toBe(60 - refused.length);
  });
});

describe('any scenario', () => {
  it.each(scenarioNames)('%s leaves the world it is given as it was', async (name) => {
    const before = structuredClone(world);
    const options = { world, delayMs: 0 };
    await openOf(scenarioSource(name, options))?.catch(() => undefined);
    expect(world).toEqual(before);
  });

  it('is seen with the eyes of the viewer', async () => {
    const [, viewer] = demoIdentities(world);
    const client = clientOf('ordinary', viewer && { viewer });
    expect((await client.customers.list()).total).toBe(100);
    expect(await client.viewer.get()).toMatchObject({ name: 'Tomás Arrieta' });
  });
});
