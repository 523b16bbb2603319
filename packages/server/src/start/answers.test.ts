import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDevelopmentTokens } from '../auth/development-tokens.ts';
import type { AnsweredRequest } from '../http/create-app.ts';
import { bodyLimits } from '../http/json-body.ts';
import { copyEmbedded } from '../storage/throw-away-databases.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { testConfig } from './test-config.ts';

let folder: string;
let server: RunningServer;
let token: string;
const logged: AnsweredRequest[] = [];
let logFails = false;
/** More than all tests but one ask. */
const perAddress = 150;
const script = `export const text = '${'portal '.repeat(2000)}';`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
  copyEmbedded('migrated', folder);
  const portal = join(folder, 'portal');
  await mkdir(join(portal, 'assets'), { recursive: true });
  await writeFile(join(portal, 'index.html'), '<!doctype html><title>Portal</title>');
  await writeFile(join(portal, 'assets/index-Ab3_dE-9.js'), script);
  await writeFile(join(portal, 'assets/logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  server = await startServer({
    config: testConfig(folder, {
      regions: ['US', 'EU'],
      asOf: '2026-11-16',
      leaveMs: 3000,
      trustedProxies: ['loopback'],
    }),
    limits: { perAddress },
    portal,
    log: (answered) => {
      logged.push(answered);
      if (logFails) throw new Error('nowhere to write to');
    },
  });
  await server.ready;
  const tokens = await openDevelopmentTokens(folder);
  token = await tokens.sign({ partner: 'p', user: 'ada', roles: ['partnerFullAdmin'] }, 600);
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Raw {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A request as it is written, which `fetch` would tidy up first. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const call = request({ hostname, port, path, method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
    });
    call.on('error', reject);
    call.end(body);
  });
}

describe('the portal', () => {
  it('is asked for anew each time, and what its names say has changed is kept for a year', async () => {
    const [page, route, asset, logo] = await Promise.all(
      ['/', '/customers/c1', '/assets/index-Ab3_dE-9.js', '/assets/logo.svg'].map((path) => raw(path)),
    );
    expect(page?.headers['cache-control']).toBe('no-cache');
    expect(route?.body.toString()).toContain('<title>Portal');
    expect(route?.headers['cache-control']).toBe('no-cache');
    expect(asset?.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(logo?.headers['cache-control']).toBe('no-cache');
    const again = await raw('/', { 'if-none-match': String(page?.headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('and answers that are large are packed, as the client takes them', async () => {
    const path = '/assets/index-Ab3_dE-9.js';
    const [br, gzip, plain] = await Promise.all([
      raw(path, { 'accept-encoding': 'gzip, br' }),
      raw(path, { 'accept-encoding': 'gzip' }),
      raw(path),
    ]);
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(br.body).toString()).toBe(script);
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(script);
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.body.toString()).toBe(script);
    const document = await raw('/openapi.json', { 'accept-encoding': 'br' });
    expect(document.headers['content-encoding']).toBe('br');
    expect(JSON.parse(brotliDecompressSync(document.body).toString())).toHaveProperty('openapi');
    const small = await raw('/health', { 'accept-encoding': 'br' });
    expect([small.headers['content-encoding'], small.body.toString()]).toEqual([undefined, 'ok']);
  });
});

describe('an address with segments of dots', () => {
  it.each(['/us/v1/%2e%2e/%2E%2e/metrics', '/us/v1/../../metrics', '/./health', '/x/..', '/.%2e'])(
    '%s is refused',
    async (path) => {
      const { status, headers, body } = await raw(path);
      expect([status, headers['content-type']]).toEqual([400, 'application/problem+json']);
      expect(JSON.parse(body.toString()).fields).toMatchObject([{ field: 'path' }]);
    },
  );

  it.each(['/health', '/health?x=/../', '/...', '/a.b/..c', '/us/v1/customers/%2e%2ea'])(
    'is not one: %s',
    async (path) => {
      expect((await raw(path)).status).not.toBe(400);
    },
  );
});

describe('an answer', () => {
  it('is never taken for a page', async () => {
    for (const path of ['/us/v1/customers', '/health', '/us/v1/nothing']) {
      expect((await raw(path)).headers['x-content-type-options']).toBe('nosniff');
    }
  });

  const headers = () => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

  it('to a body that is too large ends its connection', async () => {
    const body = 'x'.repeat(bodyLimits.bytes + 1);
    const refused = await raw('/us/v1/tags/add', headers(), 'POST', body);
    expect([refused.status, refused.headers.connection]).toEqual([413, 'close']);
    const other = await raw('/us/v1/tags/add', headers(), 'POST', '{');
    expect([other.status, other.headers.connection]).toEqual([400, 'keep-alive']);
  });

  it('that nobody waits for any more is no failure of the server', async () => {
    const before = logged.length;
    const { hostname, port } = new URL(server.url);
    const call = request({
      ...{ hostname, port, method: 'POST', path: '/us/v1/tags/add' },
      headers: { ...headers(), 'content-length': '1000', expect: '100-continue' },
    });
    call.on('error', () => {});
    call.flushHeaders();
    await new Promise((resolve) => call.once('continue', resolve));
    await new Promise<void>((resolve) => call.write('{"customerIds":', () => resolve()));
    call.destroy();
    await expect.poll(() => logged.length).toBe(before + 1);
    expect(logged.at(-1)).toMatchObject({ operation: 'tags.add', status: 499 });
  });
});

it('a log that fails fails no request: neither what is answered, nor what goes out again, nor a refusal', async () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => {
    logFails = false;
    written.mockRestore();
  });
  logFails = true;
  const by = { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' };
  const asked = async (path: string) => (await raw(path, by)).status;
  expect([await asked('/us/v1/customers'), await asked('/us/v1/customers')]).toEqual([200, 200]);
  expect(await asked('/us/v1/nowhere')).toBe(404);
  await Promise.all(Array.from({ length: perAddress }, () => asked('/us/v1/viewer')));
  expect(await asked('/us/v1/viewer')).toBe(429);
  expect((await raw('/health')).status).toBe(200);
  expect(written).toHaveBeenCalledWith('PartnerKit: log failed.', new Error('nowhere to write to'));
});

it('a caller behind a trusted proxy has a limit of their own, whatever they write of others', async () => {
  const asked = (forwarded: string) => raw('/us/v1/viewer', { 'x-forwarded-for': forwarded });
  const many = await Promise.all(
    Array.from({ length: perAddress }, (_, at) => asked(`192.0.2.${at}, 203.0.113.1`)),
  );
  expect(new Set(many.map(({ status }) => status))).toEqual(new Set([401]));
  expect([(await asked('203.0.113.1')).status, (await asked('192.0.2.1, 203.0.113.1')).status]).toEqual([
    429, 429,
  ]);
  expect([(await asked('203.0.113.2')).status, (await raw('/us/v1/viewer')).status]).toEqual([401, 401]);
});

it('a server that is stopped says so at once, and takes requests until a load balancer has left', async () => {
  expect((await raw('/ready')).status).toBe(200);
  const stopped = server.stop();
  const asked = await Promise.all([raw('/ready'), raw('/health'), raw('/us/v1/customers')]);
  expect(asked.map(({ status }) => status)).toEqual([503, 200, 401]);
  await stopped;
  await expect(raw('/health')).rejects.toThrow();
});
