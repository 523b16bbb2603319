import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { createWorld, demoIdentities } from '../../../testing/src/index.ts';
import { createPartnerClient, type PartnerClient } from '../client/partner-client.ts';
import { customerSortFields } from '../customers/customer-sorts.ts';
import { getCustomer } from '../customers/customers.contract.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { AskRegion } from '../operation/ask-region.ts';
import { missingRegionsSchema } from '../operation/missing-region.schema.ts';
import { defineOperation, type Operation, type OutputOf } from '../operation/operation.ts';
import { pageOf } from '../operation/row.schema.ts';
import { acrossRegions } from './across-regions.ts';
import type { PartnerDataSource } from './data-source.ts';
import { memorySource } from './memory-source.ts';

const world = createWorld({ customers: 120, weeks: false });
const regions = ['US', 'CA', 'EU', 'AE'];

/** A source of its own for each region, as servers would be, behind one that asks them all. */
function regional(rows = world) {
  const sources = new Map<string, PartnerDataSource>(
    regions.map((region) => {
      const customers = rows.customers.filter((row) => row.region === region);
      const ids = new Set(customers.map(({ id }) => id));
      const subscriptions = rows.subscriptions.filter(({ customerId }) => ids.has(customerId));
      return [
        region,
        memorySource({
          customers,
          subscriptions,
          users: [],
          callLegs: [],
          viewer: { roles: ['partnerFullAdmin'] },
          saveTags: () => {},
          saveTagDetails: () => {},
          saveTrial: () => {},
          saveCustomer: () => {},
        }),
      ];
    }),
  );
  const asked: string[] = [];
  const ask: AskRegion = (region, operation, input, context) => {
    asked.push(`${region} ${operation.id}`);
    return (sources.get(region) as PartnerDataSource).call(operation, input, context);
  };
  const all = {
    capabilities: { operations: { has: () => true } },
    call: acrossRegions({ regions, home: 'EU', ask }),
  };
  return { sources, asked, all, client: createPartnerClient({ source: all, asOf: world.asOf }) };
}

const whole = createPartnerClient({ source: memorySource(world), asOf: world.asOf });

async function walk(client: typeof whole, input: Parameters<typeof whole.customers.list>[0]) {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof client.customers.list>> = await client.customers.list({
      ...input,
      cursor,
    });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

describe('a list of all regions', () => {
  it.each(['attention', '-attention'] as const)(
    'sorted by %s keeps the order of each region, by the points that its rows tell',
    async (sort) => {
      const { sources, client } = regional();
      const rows = (await client.customers.list({ sort, limit: 500 })).items;
      expect(rows).toHaveLength(world.customers.length);
      for (const [region, source] of sources) {
        const own = createPartnerClient({ source, asOf: world.asOf });
        expect(rows.filter((row) => row.region === region).map(({ id }) => id)).toEqual(
          await walk(own, { sort }),
        );
      }
      // known and none for what nobody has to do; where that is not known, no points at all
      const points = rows.map(({ attention = -1 }) => attention);
      const fallsFirst = (one: number, other: number) => (sort === 'attention' ? other - one : one - other);
      expect(points.filter((at) => at > 0)).toEqual(points.filter((at) => at > 0).toSorted(fallsFirst));
      expect(new Set(points.filter((at) => at > 0)).size).toBeGreaterThan(2);
    },
  );

  // how few licenses are assigned is judged among the customers of a region
  const ofRows = customerSortFields.filter((field) => field !== 'attention');
  it.each(ofRows.flatMap((field) => [field, `-${field}` as const]))(
    'sorted by %s is the list that one source over all of them gives',
    async (sort) => {
      expect(await walk(regional().client, { sort, limit: 17 })).toEqual(
        await walk(whole, { sort, limit: 500 }),
      );
    },
  );

  it('is in order without a sort, too', async () => {
    expect(await walk(regional().client, { limit: 50 })).toEqual(
      await walk(whole, { sort: 'name', limit: 500 }),
    );
  });

  it('says of each customer once that it is there, whatever the pages and the query', async () => {
    const query = fc.constantFrom('', 'status:trial', 'product:calling -region:US', 'licenses>=20', 'ltd');
    const limit = fc.integer({ min: 1, max: 40 });
    const sort = fc.constantFrom('name' as const, '-licenses' as const, 'expires' as const);
    await fc.assert(
      fc.asyncProperty(query, limit, sort, async (text, size, by) => {
        const found = await walk(regional().client, { query: text, limit: size, sort: by });
        expect(found).toEqual(await walk(whole, { query: text, limit: 500, sort: by }));
      }),
      { numRuns: 25 },
    );
  });

  it('goes on from a cursor that another copy of the source made', async () => {
    const first = await regional().client.customers.list({ sort: '-licenses', limit: 13 });
    const rest = await walk(regional().client, { sort: '-licenses', limit: 500 });
    const { client } = regional();
    const next = await client.customers.list({ sort: '-licenses', limit: 13, cursor: first.nextCursor });
    expect([...first.items, ...next.items].map(({ id }) => id)).toEqual(rest.slice(0, 26));
  });

  it('refuses the cursor of another query, and one that was made up', async () => {
    const { client } = regional();
    const { nextCursor } = await client.customers.list({ limit: 5 });
    const other = client.customers.list({ limit: 5, query: 'status:trial', cursor: nextCursor });
    await expect(other).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'cursor' }] });
    await expect(client.customers.list({ cursor: 'made up' })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('one region down', () => {
  const missing = [{ region: 'CA', code: 'unavailable', message: 'down' }];
  const down = () => Promise.reject(new PartnerError({ code: 'unavailable', message: 'down', region: 'CA' }));
  const others = async (input: Parameters<typeof walk>[1] = {}) => {
    const inCanada = new Set(world.customers.filter(({ region }) => region === 'CA').map(({ id }) => id));
    return (await walk(whole, { sort: 'name', limit: 500, ...input })).filter((id) => !inCanada.has(id));
  };
  const goDown = ({ sources }: ReturnType<typeof regional>, call: PartnerDataSource['call'] = down) => {
    const before = sources.get('CA') as PartnerDataSource;
    sources.set('CA', { ...before, call });
    return () => sources.set('CA', before);
  };

  it('hides no customer of the others: every page tells them in order, and which region is missing', async () => {
    const it = regional();
    goDown(it);
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof whole.customers.list>> = await it.client.customers.list({
        limit: 17,
        cursor,
      });
      expect(page.missing).toEqual(missing);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids).toEqual(await others());
    expect(it.asked.filter((one) => one.startsWith('CA'))).toHaveLength(1);
  });

  it('stays missing for another copy of the source that goes on from the cursor', async () => {
    const it = regional();
    goDown(it);
    const { nextCursor } = await it.client.customers.list({ limit: 17 });
    const page = await regional().client.customers.list({ limit: 1000, cursor: nextCursor });
    expect(page.missing).toEqual(missing);
    expect(page.items.map(({ id }) => id)).toEqual((await others()).slice(17));
  });

  it('in the middle of a list costs its rows that are still to come', async () => {
    const it = regional();
    const first = await it.client.customers.list({ limit: 4 });
    goDown(it);
    const rest: string[] = [];
    let { nextCursor, missing: said } = first;
    while (nextCursor !== null) {
      const page = await it.client.customers.list({ limit: 4, cursor: nextCursor });
      rest.push(...page.items.map(({ id }) => id));
      ({ nextCursor, missing: said } = page);
    }
    expect(said).toEqual(missing);
    const seen = new Set([...first.items.map(({ id }) => id), ...rest]);
    expect((await others()).every((id) => seen.has(id))).toBe(true);
  });

  it('is whole again in a list that is read anew', async () => {
    const it = regional();
    const comesBack = goDown(it);
    await it.client.customers.list();
    comesBack();
    const page = await it.client.customers.list({ limit: 1000 });
    expect(page).not.toHaveProperty('missing');
    expect(page.items).toHaveLength(world.customers.length);
  });

  it('lets no walk over all customers end short', async () => {
    const it = regional();
    goDown(it);
    const all = async () => {
      const found = [];
      for await (const customer of it.client.customers.all()) found.push(customer);
      return found;
    };
    await expect(all()).rejects.toMatchObject({ code: 'unavailable', region: 'CA' });
  });

  it('is named beside counts, facets and tags of the others', async () => {
    const it = regional();
    goDown(it);
    const { client } = it;
    expect(await client.customers.count()).toEqual({ total: (await others()).length, missing });
    const facets = await client.customers.facets();
    expect(facets.missing).toEqual(missing);
    expect(facets.region.map(({ value }) => value)).not.toContain('CA');
    expect((await client.tags.list()).missing).toEqual(missing);
  });

  it('that never answers is missing in half of the time that the caller waits', async () => {
    const it = regional();
    let isLetGo = false;
    goDown(it, (_operation, _input, { signal }) => {
      signal?.addEventListener('abort', () => {
        isLetGo = true;
      });
      return new Promise<never>(() => {});
    });
    const client = createPartnerClient({ source: it.all, asOf: world.asOf, timeoutMs: 500 });
    const page = await client.customers.list();
    expect(page.missing).toMatchObject([{ region: 'CA', code: 'timeout' }]);
    expect(page.items.length).toBeGreaterThan(0);
    expect(isLetGo).toBe(true);
  });

  it('is a failure where all regions are, and where the input is at fault', async () => {
    const it = regional();
    for (const region of regions)
      it.sources.set(region, { ...(it.sources.get(region) as PartnerDataSource), call: down });
    await expect(it.client.customers.list()).rejects.toMatchObject({ code: 'unavailable' });
    await expect(it.client.customers.count()).rejects.toMatchObject({ code: 'unavailable' });
    const invalid = regional().client.customers.list({ query: 'status:foo' });
    await expect(invalid).rejects.toMatchObject({ code: 'invalid' });
  });

  it('tells what it has read already where all fail behind it', async () => {
    const it = regional();
    const first = await it.client.customers.list({ limit: 4 });
    for (const region of regions)
      it.sources.set(region, { ...(it.sources.get(region) as PartnerDataSource), call: down });
    const { items, missing: said } = await it.client.customers.list({
      limit: 1000,
      cursor: first.nextCursor,
    });
    // of each region it had asked for as many as a page has
    expect(items).toHaveLength(3 * 4);
    expect(said?.map(({ region }) => region).toSorted()).toEqual(regions.toSorted());
  });

  it('ends a list with an error where all fail in its middle, and goes on once they answer', async () => {
    const it = regional();
    const first = await it.client.customers.list({ limit: 1000, query: 'licenses>=0', sort: '-licenses' });
    const half = await it.client.customers.list({ limit: 60, query: 'licenses>=0', sort: '-licenses' });
    const healthy = new Map(it.sources);
    const rest = { limit: 1000, query: 'licenses>=0', sort: '-licenses', cursor: half.nextCursor } as const;
    const other = regional();
    for (const region of regions)
      other.sources.set(region, { ...(it.sources.get(region) as PartnerDataSource), call: down });
    await expect(other.client.customers.list(rest)).rejects.toMatchObject({ code: 'unavailable' });
    for (const [region, source] of healthy) other.sources.set(region, source);
    const { items } = await other.client.customers.list(rest);
    expect([...half.items, ...items]).toEqual(first.items);
  });
});

describe('what is asked of all regions', () => {
  it('counts and facets add up', async () => {
    const { client } = regional();
    const query = 'status:trial';
    expect(await client.customers.count({ query })).toEqual(await whole.customers.count({ query }));
    const queries = ['', query, '"there is no such customer"'];
    const totals = async (client: PartnerClient) =>
      new Map((await client.customers.counts({ queries })).items.map((one) => [one.query, one.total]));
    expect(await totals(client)).toEqual(await totals(whole));
    expect(await client.customers.facets()).toEqual(await whole.customers.facets());
    const names = (tags: Awaited<ReturnType<typeof whole.tags.list>>) =>
      tags.items.map(({ name, customers }) => [name, customers]);
    expect(names(await client.tags.list())).toEqual(names(await whole.tags.list()));
  });

  it('finds a customer where it lives, and asks only there when it was met before', async () => {
    const { client, asked } = regional();
    const { id, region } = world.customers[7] as (typeof world.customers)[number];
    expect(await client.customers.get({ id })).toMatchObject({ id, region });
    expect(asked).toHaveLength(4);
    await client.customers.get({ id });
    expect(asked.slice(4)).toEqual([`${region} customers.get`]);
    await expect(client.customers.get({ id: 'nobody' })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('no region is asked for a customer that it does not have, whatever is wanted of it', async () => {
    const { sources, all } = regional();
    const refused: string[] = [];
    for (const [region, source] of sources) {
      const { call } = source;
      sources.set(region, {
        ...source,
        call: (operation, ...rest) =>
          call(operation, ...rest).catch((cause: unknown) => {
            refused.push(`${region} ${operation.id}`);
            throw cause;
          }),
      });
    }
    const { id, region } = world.customers[9] as (typeof world.customers)[number];
    const client = createPartnerClient({ source: all, asOf: world.asOf });
    const [customer, subscriptions] = await Promise.all([
      client.customers.get({ id }),
      client.subscriptions.list({ customerId: id }),
    ]);
    expect(customer).toEqual(await client.customers.get({ id }, { region }));
    expect(subscriptions.items?.every(({ customerId }) => customerId === id)).toBe(true);
    await expect(client.customers.get({ id: 'no "body"' })).rejects.toMatchObject({ code: 'notFound' });
    expect(refused).toEqual([]);
  });

  it('who looks for the same customer at once looks together, and nobody looks on for who has left', async () => {
    const { all, asked } = regional();
    const client = createPartnerClient({ source: all, asOf: world.asOf });
    const { id, region } = world.customers[11] as (typeof world.customers)[number];
    const leaving = new AbortController();
    const left = client.customers.get({ id }, { signal: leaving.signal });
    const stays = client.subscriptions.list({ customerId: id });
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'cancelled' });
    await stays;
    expect(asked.sort()).toEqual(
      [...regions.map((one) => `${one} customers.list`), `${region} subscriptions.list`].sort(),
    );
  });

  it('a region that can’t list is asked itself, and one that can’t be reached may be the one', async () => {
    const { sources, client } = regional();
    const { id, region } = world.customers[13] as (typeof world.customers)[number];
    const own = sources.get(region as string) as PartnerDataSource;
    const failing = (code: 'unsupported' | 'unavailable') =>
      sources.set(region as string, {
        ...own,
        call: (operation, ...rest) =>
          operation.id === 'customers.list'
            ? Promise.reject(new PartnerError({ code, message: 'no list' }))
            : own.call(operation, ...rest),
      });
    failing('unavailable');
    await expect(client.customers.get({ id })).rejects.toMatchObject({ code: 'unavailable' });
    failing('unsupported');
    expect(await client.customers.get({ id })).toMatchObject({ id, region });
  });

  it('asks for the subscriptions of a customer where it lives (DET-1)', async () => {
    const { client, asked } = regional();
    const { customerId } = world.subscriptions[3] as (typeof world.subscriptions)[number];
    const region = world.customers.find(({ id }) => id === customerId)?.region;
    await client.customers.get({ id: customerId });
    const { items } = await client.subscriptions.list({ customerId });
    expect(items).toEqual(world.subscriptions.filter((row) => row.customerId === customerId));
    expect(asked.slice(4)).toEqual([`${region} subscriptions.list`]);
  });

  it('asks for the calls of a customer where it lives (DET, CAL)', async () => {
    const { client, asked } = regional();
    const { id, region } = world.customers[5] as (typeof world.customers)[number];
    await client.customers.get({ id });
    expect(await client.calling.customer({ customerId: id })).toEqual(
      await client.calling.customer({ customerId: id }, { region }),
    );
    expect(asked.slice(4)).toEqual([`${region} calling.customer`, `${region} calling.customer`]);
  });

  it('is one list by its declaration alone, whatever its rows are', async () => {
    const row = z.object({ id: z.string(), customerId: z.string(), days: z.optional(z.number()) });
    const sorts = ['days', '-days'] as const;
    const listTrials = defineOperation({
      id: 'trials.list',
      method: 'GET',
      path: '/trials',
      input: z.object({
        sort: z.optional(z.enum(sorts)),
        limit: z.optional(z.number()),
        cursor: z.optional(z.nullable(z.string())),
      }),
      output: z.object({ ...pageOf(row).shape, missing: missingRegionsSchema }),
      errors: [],
      changes: false,
      permission: 'customers.see',
      regions: {
        list: {
          usualSort: '-days',
          order: async () => ({ keyOf: ({ days }) => days }),
          customer: 'customerId',
        },
      },
    });
    const trials: Readonly<Record<string, readonly (number | undefined)[]>> = {
      US: [9, 4, undefined],
      EU: [7, 5, 1],
    };
    const asked: string[] = [];
    const ask = async (
      region: string,
      { id }: Operation,
      { limit, cursor }: { limit: number; cursor?: string },
    ) => {
      asked.push(`${region} ${id}`);
      const from = Number(cursor ?? 0);
      const rows = (trials[region] ?? []).map((days, at) => ({
        id: `${region}-${at}`,
        customerId: `c-${region}-${at}`,
        ...(days === undefined ? {} : { days }),
      }));
      const end = from + limit;
      return { items: rows.slice(from, end), nextCursor: end < rows.length ? `${end}` : null };
    };
    const call = acrossRegions({ regions: ['US', 'EU'], home: 'EU', ask: ask as unknown as AskRegion });
    const days: (number | undefined)[] = [];
    let cursor: string | null = null;
    do {
      const page: OutputOf<typeof listTrials> = await call(
        listTrials,
        { limit: 2, cursor },
        { asOf: world.asOf },
      );
      days.push(...page.items.map((trial) => trial.days));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(days).toEqual([9, 7, 5, 4, 1, undefined]);
    asked.length = 0;
    await call(getCustomer, { id: 'c-EU-1' }, { asOf: world.asOf });
    expect(asked).toEqual(['EU customers.get']);
  });

  it('changes tags where the customers live, with a result for each in the order asked', async () => {
    const { client, asked } = regional();
    await client.customers.list({ limit: 1000 });
    asked.length = 0;
    const wanted = world.customers.filter((_, at) => at % 9 === 0).map(({ id }) => id);
    const { results } = await client.tags.add({ customerIds: [...wanted, 'nobody'], tags: ['Blue'] });
    expect(results.map(({ customerId }) => customerId)).toEqual([...wanted, 'nobody']);
    expect(
      results.filter(({ error }) => error?.code === 'notFound').map(({ customerId }) => customerId),
    ).toEqual(['nobody']);
    const { items } = await client.customers.list({ query: 'tag:blue', limit: 1000 });
    expect(items).toHaveLength(results.filter(({ changed }) => changed.length > 0).length);
    expect(new Set(asked).size).toBe(asked.filter((one) => one.includes('tags.add')).length + 4);
  });

  it('tells of the customers of a region that failed, and the others are changed', async () => {
    const { sources, client } = regional();
    await client.customers.list({ limit: 1000 });
    const error = new PartnerError({ code: 'unavailable', message: 'down' });
    sources.set('CA', { ...(sources.get('CA') as PartnerDataSource), call: () => Promise.reject(error) });
    const { results } = await client.tags.add({
      customerIds: world.customers.map(({ id }) => id),
      tags: ['Blue'],
    });
    const inCanada = new Set(world.customers.filter(({ region }) => region === 'CA').map(({ id }) => id));
    for (const { customerId, error: why } of results) {
      expect(why?.code === 'unavailable').toBe(inCanada.has(customerId));
    }
  });

  it('describes a tag in every region that holds it, and tells who comes second', async () => {
    const { client } = regional();
    const [tag] = (await client.tags.list()).items;
    const { name, version = '' } = tag as { name: string; version?: string };
    await client.tags.describe({ name, color: 'teal', version });
    expect((await client.tags.list()).items[0]).toMatchObject({ name, color: 'teal' });
    const second = client.tags.describe({ name, color: 'red', version });
    await expect(second).rejects.toMatchObject({ code: 'conflict', current: { color: 'teal' } });
  });

  it('asks the home region for what is kept once', async () => {
    const { client, asked } = regional();
    await client.viewer.get();
    await client.users.list();
    expect(asked).toEqual(['EU viewer.get', 'EU users.list']);
  });

  it('offers the regions that it has an address for', async () => {
    const items = [{ id: 'EU' }, { id: 'JP' }, { id: 'US' }];
    const ask = vi.fn(async () => ({ items }));
    const call = acrossRegions({ regions, home: 'EU', ask: ask as unknown as AskRegion });
    const client = createPartnerClient({
      source: { capabilities: { operations: { has: () => true } }, call },
    });
    expect(await client.regions.list()).toEqual({ items: [{ id: 'EU' }, { id: 'US' }] });
  });

  it('starts a trial of a new customer in the region that it names, whichever is chosen (TRI-1)', async () => {
    const { client, asked } = regional();
    const newcomer = {
      ...{ company: 'Nova', adminEmail: 'it@nova.example', country: 'AE', region: 'AE', days: 30 },
      licenses: [{ product: 'calling', purchased: 10 }],
    };
    const { customer } = await client.trials.startForNewCustomer(newcomer, { region: 'EU' });
    expect([customer.region, asked]).toEqual(['AE', ['AE trials.startForNewCustomer']]);
    // a trial of a customer that nobody has met yet is changed where it lives
    const { items } = await client.trials.list({ customerId: customer.id });
    const ended = await client.trials.end({
      customerId: customer.id,
      id: items?.[0]?.id ?? '',
      version: items?.[0]?.version ?? '',
    });
    expect(ended.endedOn).toBe(world.asOf);
  });

  it('changes tags once for an intent, also where it is known by then who lives where', async () => {
    const { client, asked } = regional();
    const customerIds = ['US', 'AE'].map(
      (id) => world.customers.find(({ region }) => region === id)?.id ?? '',
    );
    const add = () => client.tags.add({ customerIds, tags: ['Once'] }, { idempotencyKey: 'once' });
    const first = await add();
    for (const id of customerIds) await client.customers.get({ id });
    asked.length = 0;
    expect((await add()).results.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(asked.sort()).toEqual(['AE tags.add', 'US tags.add']);
    expect(first.results.map(({ changed }) => changed)).toEqual([['Once'], ['Once']]);
  });

  it('goes to one region where one is chosen, and names what needs one', async () => {
    const { client, asked, all } = regional();
    await client.customers.list({}, { region: 'AE' });
    expect(asked).toEqual(['AE customers.list']);
    const unknown = { id: 'calls.list', regions: 'one' } as unknown as Operation;
    await expect(all.call(unknown, {}, { asOf: world.asOf })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ field: 'region' }],
    });
  });

  it('of a partner administrator are the assigned customers of each', async () => {
    const administrator = demoIdentities(world).find(({ roles }) => roles.includes('partnerAdmin'));
    const ids = new Set(administrator?.customerIds);
    const seen = await walk(
      regional({ ...world, customers: world.customers.filter(({ id }) => ids.has(id)) }).client,
      {},
    );
    expect(new Set(seen)).toEqual(ids);
  });
});

it('a source of one region asks it and loads nothing to merge with', async () => {
  const ask = vi.fn(async () => ({ total: 3 }));
  const call = acrossRegions({ regions: ['EU'], home: 'EU', ask: ask as unknown as AskRegion });
  const client = createPartnerClient({ source: { capabilities: { operations: { has: () => true } }, call } });
  expect(await client.customers.count()).toEqual({ total: 3 });
  expect(ask).toHaveBeenCalledOnce();
});
