import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnsweredRequest } from '../http/create-app.ts';
import { createRateLimiter, defaultRateLimits, type RateLimits } from '../http/rate-limits.ts';
import { clientAddress } from './client-address.ts';
import { withEarlyRefusals } from './early-refusals.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const viewer = { id: 'viewer.get', changes: false, body: undefined } as const;

/** A server behind which everything is answered, and whose tokens are `<partner> <user>`. */
async function opened(limits: Partial<RateLimits>) {
  const limiter = createRateLimiter({ ...defaultRateLimits, ...limits });
  const told: AnsweredRequest[] = [];
  const answer = withEarlyRefusals((_, response) => response.end('answered'), {
    limiter,
    known: (authorization) => {
      const [partner, user] = authorization?.split(' ') ?? [];
      return partner && user ? { partner, user, roles: [], regions: undefined } : undefined;
    },
    addressOf: clientAddress(),
    regions: ['US', 'EU'],
    origins: ['https://hub.example'],
    refused: (refused) => void told.push(refused),
  });
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (
    authorization: string | undefined,
    { path = '/us/v1/viewer', method = 'GET', headers = {} } = {},
  ) =>
    new Promise<{ status: number | undefined; headers: Record<string, unknown>; text: string }>(
      (resolve, reject) => {
        const asked = request(
          {
            ...{ port, path, method, agent: false },
            headers: { ...headers, ...(authorization ? { authorization } : {}) },
          },
          async (response) => {
            const chunks: Buffer[] = [];
            for await (const chunk of response) chunks.push(chunk as Buffer);
            const text = Buffer.concat(chunks).toString();
            resolve({ status: response.statusCode, headers: response.headers, text });
          },
        );
        asked.on('error', reject);
        asked.end();
      },
    );
  return { limiter, told, ask };
}

describe('a request is refused before anything is done for it', () => {
  it('where its user has asked too often, and told so as everywhere', async () => {
    const { limiter, told, ask } = await opened({ perUser: 1 });
    await limiter.countUser('a', 'u', viewer);
    expect((await ask('a u')).status).toBe(200);
    await limiter.countUser('a', 'u', viewer).catch(() => {});
    const { status, headers, text } = await ask('a u', {
      headers: { 'x-request-id': 'asked-0001', origin: 'https://hub.example' },
    });
    expect([status, headers['content-type']]).toEqual([429, 'application/problem+json']);
    expect(JSON.parse(text)).toMatchObject({
      code: 'rateLimited',
      detail: 'More than 1 requests a minute.',
      requestId: 'asked-0001',
    });
    const seconds = Number(headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(headers).toMatchObject({
      'x-request-id': 'asked-0001',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'access-control-allow-origin': 'https://hub.example',
      vary: 'Origin',
    });
    expect(headers['access-control-expose-headers']).toContain('retry-after');
    expect(told).toMatchObject([{ requestId: 'asked-0001', region: 'US', status: 429 }]);
    expect((await ask('a u', { headers: { origin: 'https://evil.example' } })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
  });

  it('where its partner has; others are let through, and so is whose token is not known', async () => {
    const { limiter, ask } = await opened({ perPartner: 1 });
    await limiter.countUser('a', 'u', viewer);
    await limiter.countUser('a', 'u', viewer).catch(() => {});
    expect((await ask('a v')).status).toBe(429);
    expect((await ask('b u')).status).toBe(200);
    expect((await ask(undefined)).status).toBe(200);
    expect((await ask('a')).status).toBe(200);
  });

  it('where its address has, with a token or without', async () => {
    const { limiter, ask } = await opened({ perAddress: 0 });
    expect((await ask('b u')).status).toBe(200);
    await limiter.countAddress('127.0.0.1').catch(() => {});
    expect([(await ask('b u')).status, (await ask(undefined)).status]).toEqual([429, 429]);
  });

  it('where there is no room for its partner, and counts as asked', async () => {
    const { limiter, ask } = await opened({ underWayPerPartner: 1, underWay: 2, perPartner: 2 });
    const leave = limiter.enter('a');
    const refused = await ask('a u');
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
    expect((await ask('b u')).status).toBe(200);
    leave();
    expect((await ask('a u')).status).toBe(200);
    const again = limiter.enter('a');
    await ask('a u');
    await ask('a u');
    again();
    expect((await ask('a u')).status).toBe(429);
  });

  it('but not what no limit counts: health, pages, and whether a page elsewhere may ask', async () => {
    const { limiter, ask } = await opened({ perAddress: 0 });
    await limiter.countAddress('127.0.0.1').catch(() => {});
    for (const path of ['/health', '/', '/us/v1', '/usx/v1/viewer', '/x/us/v1/viewer'])
      expect((await ask('a u', { path })).status).toBe(200);
    expect((await ask(undefined, { method: 'OPTIONS' })).status).toBe(200);
    expect((await ask(undefined, { path: '/eu/v1/viewer' })).status).toBe(429);
  });
});
