import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createProxy, type Server as TcpServer } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createPartnerClient } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { createRandom } from '@partnerkit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from '../storage/throw-away-databases.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const multiplier = Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
/** A source has a budget of retries: each asks for as few intents as it pays for. */
const intentsOfSource = 3;

describe.each(databaseKinds)('changes over a network that breaks after they are kept (%s)', (kind) => {
  // the embedded database takes one after the other: a race has less to find there
  const intents = (kind === 'postgres' ? 200 : 60) * multiplier;
  let server: TestServer;
  let api: Server;
  let proxy: TcpServer;
  const cuts = new Map<string, number>();

  beforeAll(async () => {
    server = await openTestServer(kind, [
      { id: 'demo', customers: [], subscriptions: [], users: [], assigned: {} },
    ]);
    api = createServer(getRequestListener(server.app().fetch));
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
    proxy = cuttingProxy((api.address() as AddressInfo).port, (key) => {
      const left = cuts.get(key) ?? 0;
      cuts.set(key, left - 1);
      return left > 0;
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    proxy?.close();
    api?.closeAllConnections();
    api?.close();
    await server?.close();
  });

  function client() {
    const { port } = proxy.address() as AddressInfo;
    return createPartnerClient({
      source: httpSource({
        regions: { US: { baseUrl: `http://127.0.0.1:${port}/us/v1` } },
        getToken: () => server.token(),
        retry: { firstPauseMs: 1, maxPauseMs: 5 },
      }),
    });
  }

  it('are made once each, and each is told that it was made', async () => {
    const random = createRandom(7, 0);
    const ids = Array.from({ length: intents }, (_, at) => `user-${at}`);
    for (const id of ids) cuts.set(id, random.integer(0, 3));
    const planned = [...cuts.values()].reduce((sum, count) => sum + count, 0);
    for (let at = 0; at < ids.length; at += intentsOfSource) {
      const { users } = client();
      const part = ids.slice(at, at + intentsOfSource);
      const added = await Promise.all(part.map((id) => users.add({ id, name: id, roles: ['helpdesk'] })));
      expect(added.map((user) => user.id)).toEqual(part);
    }
    const { items } = await client().users.list();
    expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(planned).toBeGreaterThan(intents);
  });
});

/** Passes requests on, and cuts the connection when the answer comes, where `isCut` says so of the user that is added. */
function cuttingProxy(port: number, isCut: (user: string) => boolean): TcpServer {
  return createProxy((socket) => {
    const upstream = connect(port, '127.0.0.1');
    let asked = '';
    socket.on('data', (chunk) => {
      asked += chunk.toString('latin1');
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      const user = /"id":"([^"]+)"/.exec(asked)?.[1];
      asked = '';
      if (user !== undefined && isCut(user)) socket.destroy();
      else if (!socket.destroyed) socket.write(chunk);
    });
    socket.on('close', () => upstream.destroy());
    upstream.on('close', () => socket.destroy());
    socket.on('error', () => {});
    upstream.on('error', () => {});
  });
}
