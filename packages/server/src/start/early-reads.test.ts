import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createWorld } from '@partnerkit/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AskedRequest, type PlainRead, plainReads } from '../http/contract-routes.ts';
import { type AnsweredRequest, createApp, routeOptions } from '../http/create-app.ts';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { requestTally } from '../jobs/request-tally.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import { clientAddress } from './client-address.ts';
import { withEarlyReads } from './early-reads.ts';
import type { Answer } from './early-response.ts';
import { packed } from './packed-answers.ts';

const origin = 'https://hub.example';
const world = createWorld({ seed: 7, customers: 60, regions: ['US'], weeks: false });
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The port on which requests are answered. */
async function listening(answer: Answer): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

function early(reads: ReadonlyMap<string, PlainRead>, framework: Answer = leftToTheFramework) {
  const told: AnsweredRequest[] = [];
  const requests = requestTally();
  const answered = (one: AnsweredRequest) => void told.push(one);
  const options = { reads, addressOf: clientAddress(), origins: [origin], requests, answered };
  return { answer: withEarlyReads(framework, options), told, requests };
}

const leftToTheFramework: Answer = (_request, response) => void response.writeHead(599).end();

describe(`reads in front of the framework (${oneKind})`, () => {
  let store: TestServer;
  let paths: string[];
  let byFramework: string;
  let inFront: string;
  let token: string;

  beforeAll(async () => {
    const { customers, subscriptions } = world;
    store = await openTestServer(oneKind, [
      { id: 'demo', customers, subscriptions, users: [], assigned: {} },
    ]);
    token = await store.token();
  });
  afterAll(() => store.close());

  async function open() {
    const options = store.appOptions({ origins: [origin] });
    const routes = routeOptions(options);
    const reads = plainReads(routes);
    const lane = early(reads);
    paths = [...reads.keys()].filter((path) => path.startsWith('/us/'));
    const framework = getRequestListener(createApp(options, routes).fetch);
    byFramework = `http://127.0.0.1:${await listening(packed((...both) => void framework(...both)))}`;
    inFront = `http://127.0.0.1:${await listening(lane.answer)}`;
    return lane;
  }

  async function asked(server: string, path: string, headers: Record<string, string>) {
    const given = { 'x-request-id': 'asked-0001', origin, ...headers };
    const response = await fetch(server + path, { headers: given });
    const {
      date: _,
      vary,
      'transfer-encoding': __,
      'content-length': ___,
      ...others
    } = Object.fromEntries(response.headers);
    const shown = { status: response.status, headers: others, body: await response.json() };
    return response.ok ? { ...shown, vary } : shown;
  }

  const queries = [
    '',
    '?limit=2',
    '?product=calling',
    '?query=product:calling&sort=-licenses',
    '?asOf=2026-01-01',
  ];
  const misfits = [
    '?asOf=tomorrow',
    '?asOf=2026-01-01&asOf=2026-01-02',
    '?limit=none',
    '?cursor=made.up',
    '?query=%00',
  ];

  it('are answered as the framework answers them', async () => {
    await open();
    const authorization = `Bearer ${token}`;
    const statuses = new Map<number, number>();
    for (const path of paths) {
      for (const query of [...queries, ...misfits]) {
        const expected = await asked(byFramework, path + query, { authorization });
        expect(await asked(inFront, path + query, { authorization }), path + query).toEqual(expected);
        statuses.set(expected.status, (statuses.get(expected.status) ?? 0) + 1);
      }
    }
    expect(paths).toContain('/us/v1/customers');
    expect(statuses.get(200)).toBeGreaterThan(paths.length);
    expect(statuses.get(400)).toBeGreaterThan(paths.length);
  });

  it('are refused as it refuses them', async () => {
    await open();
    const none = await store.token({ roles: [] });
    const elsewhere = await store.token({ regions: ['EU'] });
    for (const authorization of ['', 'Bearer made.up', `Bearer ${none}`, `Bearer ${elsewhere}`]) {
      for (const path of paths) {
        const expected = await asked(byFramework, path, { authorization });
        expect(await asked(inFront, path, { authorization }), path).toEqual(expected);
      }
    }
  });

  it('are counted and told of', async () => {
    const { told, requests } = await open();
    await asked(inFront, '/us/v1/customers?limit=1', { authorization: `Bearer ${token}` });
    await asked(inFront, '/us/v1/customers?limit=none', { authorization: `Bearer ${token}` });
    const one = { requestId: 'asked-0001', operation: 'customers.list', region: 'US' };
    expect(told).toMatchObject([
      { ...one, status: 200 },
      { ...one, status: 400, cause: expect.objectContaining({ code: 'invalid' }) },
    ]);
    expect(requests).toMatchObject({ asked: 2, answered: 2 });
  });

  it('leave all else to it', async () => {
    await open();
    const others = [
      ['POST', '/us/v1/customers'],
      ['HEAD', '/us/v1/customers'],
      ['GET', '/us/v1/customers/'],
      ['GET', '/us/v1/customers/c-1'],
      ['GET', '/health'],
    ] as const;
    for (const [method, path] of others) {
      const { status } = await fetch(inFront + path, { method });
      expect([method, path, status]).toEqual([method, path, 599]);
    }
  });
});

it('a read is given up where its client leaves', async () => {
  let begun = (_asked: AskedRequest) => {};
  const reading = new Promise<AskedRequest>((resolve) => {
    begun = resolve;
  });
  const read: PlainRead = {
    operation: 'customers.list',
    region: 'US',
    answer: (asked) => {
      begun(asked);
      return new Promise((_, reject) => {
        asked.signal.addEventListener('abort', () => reject(asked.signal.reason));
      });
    },
  };
  const { answer, requests } = early(new Map([['/us/v1/customers', read]]));
  const client = connect(await listening(answer));
  client.write('GET /us/v1/customers HTTP/1.1\r\nhost: localhost\r\n\r\n');
  const { signal } = await reading;
  expect(signal.aborted).toBe(false);
  const left = once(signal, 'abort');
  client.destroy();
  await left;
  await expect.poll(() => requests.answered).toBe(1);
});
