import {
  createPartnerClient,
  type HostField,
  memorySource,
  PartnerError,
  type PartnerErrorCode,
} from '@partnerkit/sdk';
import { createHostFieldValues, selectedCustomers, withHostFields } from '@partnerkit/sdk/client';
import { matchingCustomers } from '@partnerkit/sdk/query';
import { httpSource } from '@partnerkit/sdk/sources/http';
import type { Page } from 'playwright';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type ConformanceFixture, conformanceData } from '../conformance/conformance-case.ts';
import { conformanceCases } from '../conformance/conformance-cases.ts';
import { createWorld, worldAsOf } from '../create-world.ts';
import { keptInMemory } from '../kept-in-memory.ts';
import { scenarioSource } from '../scenarios.ts';
import { createFakeServer, type FakeServerOptions } from './fake-server.ts';
import { fakeServerHandlers } from './fake-server-handlers.ts';
import { type RoutedPage, type RoutedRequest, routePartner } from './route-partner.ts';

const world = createWorld({ customers: 12 });
const getToken = async () => 'token';
const retry = { attempts: 2, firstPauseMs: 0, longestRetryAfterMs: 0 };

function clientOf(options: FakeServerOptions = {}) {
  const server = createFakeServer({ source: scenarioSource('ordinary', { world }), ...options });
  const { regions, fetch } = server;
  const source = httpSource({ regions, getToken, fetch, retry });
  return { server, client: createPartnerClient({ source, asOf: worldAsOf }) };
}

const data = conformanceData();
const overHttp: ConformanceFixture = {
  ...data,
  open: (viewer) => {
    const source = memorySource({
      ...data.world,
      ...data.calling,
      ...data.inventory,
      ...{ reportTemplates: [], reportSchedules: [], views: [], auditEntries: [] },
      ...{ users: data.users, administrators: data.administrators, organization: data.organization },
      viewer,
      ...keptInMemory,
    });
    const { regions, fetch } = createFakeServer({ source });
    return httpSource({ regions, getToken, fetch, retry });
  },
};

describe('a fake server', () => {
  // one source stands for every region here, so that a tag is described by the first that is asked
  const cases = conformanceCases.filter(
    ({ operation }) => /^(customers|tags|viewer|users)\./.test(operation) && operation !== 'tags.describe',
  );
  it.each(cases)('answers $operation as a server does: $title', ({ run }) => run(overHttp));

  it.each([
    [{ query: 'acme' }, { unmatched: 2, isUnordered: false }],
    [{ query: 'one licenses>=6' }, { unmatched: 1, isUnordered: false }],
    [{ sort: '-licenses' }, { unmatched: 0, isUnordered: true }],
    [{ query: 'one' }, undefined],
    // no row says which statuses it has
    [{ query: 'status:trial' }, undefined],
    [{}, undefined],
  ] as const)(
    'that does not look at what it is asked, %j, is named in development',
    async (input, mismatch) => {
      const items = [
        { id: 'a', name: 'One', licenses: { purchased: 5 } },
        { id: 'b', name: 'One and another', licenses: { purchased: 7 } },
      ];
      const { client } = clientOf({
        instead: ({ operation }) =>
          operation === 'customers.list' ? Response.json({ items, nextCursor: null }) : undefined,
      });
      const page = await client.customers.list(input, { region: 'EU' });
      expect(page.mismatch).toEqual(mismatch);
    },
  );

  it('is asked for what it knows of a query by a field of a host’s own, and never for that field', async () => {
    const { client, server } = clientOf();
    const there = { region: 'EU' };
    const inEurope = world.customers.filter(({ region }) => region === there.region).map(({ id }) => id);
    const [first = '', second = ''] = inEurope;
    const owners = { [first]: 'Anna Rossi', [second]: 'Bruno' };
    const field: HostField = {
      id: 'owner',
      type: 'text',
      complete: true,
      filter: 'text',
      load: () => owners,
    };
    const own = withHostFields(client, [{ field, values: createHostFieldValues(field) }]);
    const found: string[] = [];
    for await (const { id } of own.customers.all({ query: 'owner:anna' }, there)) found.push(id);
    expect(found).toEqual([first]);
    const others = await own.customers.count({ query: '-owner:anna' }, there);
    expect(others).toEqual({ total: inEurope.length - 1 });
    expect((await own.customers.open({ query: 'owner:bruno' }, there))?.at(0)?.id).toBe(second);
    const ofBruno: string[] = [];
    for await (const { id } of selectedCustomers(own, matchingCustomers('owner:bruno'), there))
      ofBruno.push(id);
    expect(ofBruno).toEqual([second]);
    expect(new Set(server.asked.map(({ operation }) => operation))).toEqual(new Set(['customers.list']));
    await expect(client.customers.count({ query: 'owner:anna' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('tells what it was asked', async () => {
    const { server, client } = clientOf();
    await client.customers.count({}, { region: 'EU' });
    expect(server.asked).toEqual([{ operation: 'customers.count', region: 'EU' }]);
  });

  it('answers nothing at an address that is not its own, and a problem where there is no operation', async () => {
    const { server } = clientOf();
    expect(await server.respond(new Request('https://elsewhere.test/us/v1/customers'))).toBeUndefined();
    expect((await server.respond(new Request('https://us.partnerkit.test/us/v1/nothing')))?.status).toBe(404);
    const there = new Request('https://us.partnerkit.test/us/v1/customers', { method: 'DELETE' });
    expect((await server.respond(there))?.status).toBe(405);
    expect((await server.respond(new Request('https://us.partnerkit.test/us/v1/customers')))?.status).toBe(
      401,
    );
  });

  it.each<[title: string, options: FakeServerOptions, code: PartnerErrorCode]>([
    ['a network that fails', { source: scenarioSource('offline', { world }) }, 'unavailable'],
    ['too many calls', { source: scenarioSource('rateLimited', { world }) }, 'rateLimited'],
    ['a server that is down', { source: scenarioSource('failing', { world }) }, 'unavailable'],
    ['an answer that is no JSON', { instead: () => new Response('<html>') }, 'malformed'],
    ['an error of the host’s', { instead: () => Promise.reject(refused) }, 'forbidden'],
  ])('plays %s', async (_title, options, code) => {
    const { client } = clientOf(options);
    await expect(client.customers.list({}, { region: 'EU' })).rejects.toMatchObject({ code, region: 'EU' });
  });

  it('is asked again with a new token where the first had ended', async () => {
    const { client } = clientOf({ source: scenarioSource('tokenExpires', { world }) });
    const { items } = await client.customers.list({}, { region: 'EU' });
    expect(items.length).toBeGreaterThan(0);
  });

  it('refuses a base URL that is none', () => {
    expect(() => createFakeServer({ regions: { EU: { baseUrl: 'eu' } } })).toThrow('eu is no base URL.');
  });
});

describe('its answers', () => {
  const request = new Request('https://eu.partnerkit.test/eu/v1/customer-count', {
    headers: { authorization: 'Bearer token' },
  });

  it('are handlers of msw, one for each region', async () => {
    const { server } = clientOf();
    const http = {
      all: (path: string, resolver: (info: { request: Request }) => Promise<Response | undefined>) => ({
        path,
        resolver,
      }),
    };
    const handlers = fakeServerHandlers(http, server);
    expect(handlers.map(({ path }) => path)).toContain('https://eu.partnerkit.test/eu/v1/*');
    expect(await (await handlers[0]?.resolver({ request }))?.json()).toMatchObject({
      total: expect.any(Number),
    });
  });

  it('are what a page of Playwright gets', async () => {
    expectTypeOf<Page>().toExtend<RoutedPage>();
    const { server } = clientOf();
    const answers: unknown[] = [];
    const routed = (method: string, headers: Record<string, string>, url = request.url): RoutedRequest => ({
      request: () => ({
        method: () => method,
        url: () => url,
        headers: () => headers,
        postDataBuffer: () => null,
      }),
      fulfill: async ({ status, body }) => void answers.push([status, body.toString()]),
      abort: async (code) => void answers.push(code),
    });
    const page: RoutedPage = {
      async route(isOurs, handler) {
        expect(isOurs(new URL('https://portal.example/'))).toBe(false);
        expect(isOurs(new URL(request.url))).toBe(true);
        await handler(routed('OPTIONS', {}));
        await handler(routed('GET', { authorization: 'Bearer token' }));
        await handler(routed('GET', {}, 'https://eu.partnerkit.test/elsewhere'));
      },
    };
    await routePartner(page, server);
    expect(answers).toEqual([[204, ''], [200, expect.stringContaining('total')], 'internetdisconnected']);
  });
});

const refused = new PartnerError({ code: 'forbidden', message: 'Not you.' });
