import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import { countCustomers, getCustomer } from '../customers/customers.contract.ts';
import type { PartnerError } from '../errors/partner-error.ts';
import { uploadImportFile } from '../imports/imports.contract.ts';
import { removeUser } from '../organization/users.contract.ts';
import { httpSource } from '../sources/http-source.ts';
import { addTags, replaceTags } from '../tags/tags.contract.ts';
import { saveView } from '../views/views.contract.ts';
import { createTransport, type TransportOptions } from './create-transport.ts';

const asOf = '2026-11-16';
const json = { 'content-type': 'application/json' };

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let seen: Seen[] = [];
/** How the server answers, one request after the other; the last one stays. */
let script: ((response: ServerResponse) => void)[] = [];

const ok = (value: unknown) => (response: ServerResponse) =>
  void response.writeHead(200, json).end(JSON.stringify(value));
const fails =
  (status: number, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end();
const cut = (response: ServerResponse) =>
  void response.writeHead(200, json).write('{"total":', () => response.destroy());
const refuses = (response: ServerResponse) => void response.destroy();

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, headers, body });
    (script.length > 1 ? script.shift() : script[0])?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const regionsOf = () => ({
  EU: { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/eu/v1` },
});
const quick = { firstPauseMs: 1 };
const transport = (options: Partial<TransportOptions> = {}) =>
  createTransport({ regions: regionsOf(), getToken: () => 'token', retry: quick, ...options });

describe('what is sent', () => {
  it('a question: the token, the day, an id of the request, and nothing of a change', async () => {
    script = [ok({ total: 1 })];
    await transport()('EU', countCustomers, { query: 'tag:a b' }, { asOf });
    expect(seen).toHaveLength(1);
    const { method, url, headers } = seen[0]!;
    expect([method, url]).toEqual(['GET', `/eu/v1/customer-count?query=tag%3Aa%20b&asOf=${asOf}`]);
    expect(headers).toMatchObject({ accept: 'application/json', authorization: 'Bearer token' });
    expect(headers['x-request-id']).toMatch(/^[\w.-]{8,100}$/);
    for (const name of ['idempotency-key', 'if-match', 'content-type', 'cookie', 'referer']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  it('a change: its fields as JSON, and the same key and id at each attempt', async () => {
    const changed = { results: [] };
    script = [fails(503), refuses, cut, ok(changed)];
    await transport()('EU', addTags, { customerIds: ['a'], tags: ['\ud800é'] }, { asOf });
    expect(seen.map(({ body }) => JSON.parse(body))).toEqual(
      Array(4).fill({ customerIds: ['a'], tags: ['\ud800é'] }),
    );
    expect(seen[0]?.url).toBe(`/eu/v1/tags/add?asOf=${asOf}`);
    const keys = new Set(seen.map(({ headers }) => headers['idempotency-key']));
    const ids = new Set(seen.map(({ headers }) => headers['x-request-id']));
    expect([keys.size, ids.size]).toEqual([1, 1]);
    expect([...keys][0]).toMatch(/^[\x21-\x7e]{16,200}$/);
    expect([...keys][0]).not.toBe([...ids][0]);
    script = [ok(changed)];
    await transport()('EU', addTags, { customerIds: ['a'], tags: ['b'] }, { asOf });
    expect(keys).not.toContain(seen.at(-1)?.headers['idempotency-key']);
  });

  it('bytes as they are, with all else in the address, the same at each attempt', async () => {
    script = [fails(503), ok({ fileId: 'f1', received: 9 })];
    const content = new Blob(['a,b\r\n1,2\0']);
    const input = { importId: 'i', fileId: 'f1', offset: 3, content };
    expect(await transport()('EU', uploadImportFile, input, { asOf })).toEqual({ fileId: 'f1', received: 9 });
    const expected = {
      ...{ method: 'PUT', url: `/eu/v1/imports/i/files/f1?offset=3&asOf=${asOf}`, body: 'a,b\r\n1,2\0' },
      headers: expect.objectContaining({ 'content-type': 'application/octet-stream' }),
    };
    expect(seen).toEqual([expected, expected].map((one) => expect.objectContaining(one)));
  });

  it('a change under the key of the caller’s intent, with a body or without', async () => {
    script = [ok({ id: 'a' })];
    await transport()('EU', removeUser, { id: 'a' }, { asOf, idempotencyKey: 'intent-1' });
    expect(seen[0]).toMatchObject({ method: 'DELETE', url: `/eu/v1/users/a?asOf=${asOf}`, body: '' });
    expect(seen[0]?.headers['idempotency-key']).toBe('intent-1');
    for (const idempotencyKey of ['', 'a b', 'a\r\nb', 'é', 'x'.repeat(201)]) {
      const call = transport()('EU', removeUser, { id: 'a' }, { asOf, idempotencyKey });
      await expect(call).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'idempotencyKey' }] });
    }
    expect(seen).toHaveLength(1);
  });

  it('a replacement with the version it started from, not in its body', async () => {
    script = [ok({ customerId: 'c', id: 'v', name: 'n', table: 't', tags: [], version: 'w' })];
    await transport()('EU', replaceTags, { id: 'c', tags: ['a'], version: 'abc-1' }, { asOf });
    await transport()('EU', saveView, { id: 'v', name: 'n', table: 't' }, { asOf });
    expect(seen[0]?.headers['if-match']).toBe('"abc-1"');
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ tags: ['a'] });
    expect(seen[1]?.headers).not.toHaveProperty('if-match');
    expect(JSON.parse(seen[1]?.body ?? '')).toEqual({ name: 'n', table: 't' });
    for (const version of ['"', 'a\nb', 'é', 'a b']) {
      const call = transport()('EU', replaceTags, { id: 'c', tags: [], version }, { asOf });
      await expect(call).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'version' }] });
    }
    expect(seen).toHaveLength(2);
  });

  it('nothing that cannot be written as JSON', async () => {
    const columns: Record<string, unknown> = {};
    columns.columns = columns;
    const call = transport()('EU', saveView, { id: 'v', name: 'n', table: 't', columns }, { asOf });
    await expect(call).rejects.toMatchObject({ code: 'invalid', region: 'EU' });
    expect(seen).toEqual([]);
  });

  it('nothing that the page has: no cookies, no referrer, no cache; where a runtime has none of these, without', async () => {
    const inits: RequestInit[] = [];
    const spy = transport({
      fetch: async (_url, init = {}) => {
        inits.push(init);
        return new Response('{"total":1}', { headers: json });
      },
    });
    await spy('EU', countCustomers, {}, { asOf });
    vi.stubGlobal('Request', class {});
    await spy('EU', countCustomers, {}, { asOf });
    vi.unstubAllGlobals();
    const wall = { redirect: 'manual' };
    const privately = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };
    expect(inits[0]).toMatchObject({ ...wall, ...privately });
    expect(inits[1]).toMatchObject(wall);
    for (const name of Object.keys(privately)) expect(inits[1]).not.toHaveProperty(name);
  });

  it('through a fetch that refuses to be a method, as a page’s does', async () => {
    const strict: typeof fetch = async function (this: unknown) {
      if (this !== undefined) throw new TypeError('Illegal invocation');
      return new Response('{"total":1}', { headers: json });
    };
    expect(await transport({ fetch: strict })('EU', countCustomers, {}, { asOf })).toEqual({ total: 1 });
  });

  it('through whatever fetch is there at that time', async () => {
    script = [ok({ total: 1 })];
    const asks = transport();
    vi.stubGlobal('fetch', async () => new Response('{"total":5}', { headers: json }));
    expect(await asks('EU', countCustomers, {}, { asOf })).toEqual({ total: 5 });
    vi.unstubAllGlobals();
    expect(await asks('EU', countCustomers, {}, { asOf })).toEqual({ total: 1 });
  });
});

describe('what is tried again', () => {
  it('a question whose answer broke off', async () => {
    script = [cut, cut, ok({ total: 3 })];
    expect(await transport()('EU', countCustomers, {}, { asOf })).toEqual({ total: 3 });
  });

  it('a change that is still running, as it asks; a conflict without a time is one', async () => {
    script = [fails(409, { 'retry-after': '0' }), ok({ id: 'a' })];
    expect(await transport()('EU', removeUser, { id: 'a' }, { asOf })).toEqual({ id: 'a' });
    script = [fails(409)];
    await expect(transport()('EU', removeUser, { id: 'a' }, { asOf })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(seen).toHaveLength(3);
  });

  it('nothing that the server has decided', async () => {
    for (const status of [400, 403, 404, 412, 422, 501]) {
      script = [fails(status)];
      await expect(transport()('EU', getCustomer, { id: 'a' }, { asOf })).rejects.toMatchObject({ status });
    }
    expect(seen).toHaveLength(6);
  });

  it('ten times in a row for all calls of a region, then only as calls succeed', async () => {
    const asks = transport();
    const failing = () => asks('EU', countCustomers, {}, { asOf }).catch(({ code }: PartnerError) => code);
    script = [ok({ total: 1 })];
    for (let call = 0; call < 30; call++) await failing();
    seen = [];
    script = [fails(503)];
    for (let call = 0; call < 20; call++) expect(await failing()).toBe('unavailable');
    expect(seen).toHaveLength(20 + 10);
    script = [ok({ total: 1 })];
    for (let call = 0; call < 10; call++) await failing();
    script = [fails(503)];
    seen = [];
    await failing();
    await failing();
    expect(seen).toHaveLength(2 + 1);
  });

  it('not at all when it is told to come back much later, which the error says', async () => {
    script = [fails(429, { 'retry-after': '31' })];
    await expect(transport()('EU', countCustomers, {}, { asOf })).rejects.toMatchObject({
      code: 'rateLimited',
      retryAfterMs: 31_000,
      retryable: true,
    });
    expect(seen).toHaveLength(1);
  });
});

it('an answer that is not read is let go', async () => {
  for (const type of ['text/html', 'application/json']) {
    const closed = new Promise<void>((resolve) => {
      script = [
        (response) => {
          response.on('close', resolve).writeHead(200, { 'content-type': type });
          response.write('x'.repeat(2000));
        },
      ];
    });
    const call = transport({ maxBodyBytes: 1000 })('EU', countCustomers, {}, { asOf });
    await expect(call).rejects.toMatchObject({ code: 'malformed', status: 200 });
    await closed;
  }
});

describe('a call that is called off', () => {
  const stages: Record<string, Partial<TransportOptions> & { answer?: (response: ServerResponse) => void }> =
    {
      'while it waits for the token': { getToken: () => new Promise(() => {}) },
      'while it waits for the answer': { answer: () => {} },
      'while the body comes': { answer: (response) => void response.writeHead(200, json).write('{"total":') },
      'while it pauses': { answer: fails(503, { 'retry-after': '20' }) },
      'while a fetch runs that does not care': { fetch: () => new Promise(() => {}) },
      'while a body comes that does not care': {
        fetch: async () =>
          new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), { headers: json }),
      },
    };
  it.each(Object.entries(stages))('%s ends at once', async (_stage, { answer = () => {}, ...options }) => {
    const isReached = vi.fn();
    const closed = new Promise<void>((resolve) => {
      script = [
        (response) => {
          response.on('close', resolve);
          answer(response);
        },
      ];
    });
    const asks = transport({
      ...options,
      getToken: (request) => {
        isReached();
        return options.getToken?.(request) ?? 'token';
      },
    });
    const off = new AbortController();
    const call = asks('EU', countCustomers, {}, { asOf, signal: off.signal });
    await expect
      .poll(() => (options.fetch || options.getToken ? isReached.mock.calls : seen))
      .toHaveLength(1);
    const reason = new Error('left the page');
    off.abort(reason);
    await expect(call).rejects.toMatchObject({ code: 'cancelled', cause: reason, region: 'EU' });
    if (!options.fetch && !options.getToken) await closed;
    expect(seen.length).toBeLessThanOrEqual(1);
  });

  it('before it began sends nothing', async () => {
    const call = transport()('EU', countCustomers, {}, { asOf, signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen).toEqual([]);
  });

  it('leaves nothing on the signal when it is answered', async () => {
    script = [fails(503), ok({ total: 1 })];
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    await transport()('EU', countCustomers, {}, { asOf, signal });
    expect(add).toHaveBeenCalled();
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });
});

describe('time', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const ended = (call: Promise<unknown>) => call.catch((error: PartnerError) => error);

  it('is thirty seconds for a call, ten for an attempt; what still runs is ended', async () => {
    const signals: AbortSignal[] = [];
    const asks = transport({
      fetch: (_url, init) => new Promise(() => signals.push(init?.signal as AbortSignal)),
      random: () => 0,
    });
    const call = ended(asks('EU', countCustomers, {}, { asOf }));
    await vi.advanceTimersByTimeAsync(10_001);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(await call).toMatchObject({ code: 'timeout', region: 'EU', retryable: true });
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may be endless', async () => {
    const never = Number.POSITIVE_INFINITY;
    const asks = transport({
      fetch: async () => {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return new Response('{"total":1}', { headers: json });
      },
      ...{ deadlineMs: never, attemptTimeoutMs: never, tokenTimeoutMs: never },
    });
    const call = asks('EU', countCustomers, {}, { asOf });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await call).toEqual({ total: 1 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not spent on a pause that ends only when the call does', async () => {
    const headers = { 'retry-after': '5' };
    const asks = transport({
      fetch: async () => new Response('', { status: 503, headers }),
      deadlineMs: 5000,
    });
    const error = await ended(asks('EU', countCustomers, {}, { asOf }));
    expect(error).toMatchObject({ code: 'unavailable', status: 503, retryAfterMs: 5000 });
  });

  it('does not help without a network, which the error says', async () => {
    const asks = transport({ fetch: () => Promise.reject(new TypeError('fetch failed')) });
    vi.stubGlobal('navigator', { onLine: false });
    const call = ended(asks('EU', countCustomers, {}, { asOf }));
    await vi.runAllTimersAsync();
    expect(await call).toMatchObject({ code: 'offline', cause: { message: 'fetch failed' } });
  });

  it.each([
    ['http://portal.example', /PARTNERKIT_ORIGINS=http:\/\/portal\.example/],
    ['http://127.0.0.1:%PORT%', /^The server could not be reached\.$/],
    [undefined, /^The server could not be reached\.$/],
  ])('of a page at %s says whether its origin may be why', async (page, message) => {
    const { port } = server.address() as AddressInfo;
    vi.stubGlobal('location', page && { origin: page.replace('%PORT%', String(port)) });
    const asks = transport({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    const call = ended(asks('EU', countCustomers, {}, { asOf }));
    await vi.runAllTimersAsync();
    expect(await call).toMatchObject({ code: 'unavailable', message: expect.stringMatching(message) });
  });

  it('makes an idle body an attempt that failed, and its unread rest is let go', async () => {
    const cancel = vi.fn();
    const asks = transport({
      fetch: async () => new Response(new ReadableStream({ cancel }), { headers: json }),
      retry: { attempts: 1 },
    });
    const call = ended(asks('EU', countCustomers, {}, { asOf }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await call).toMatchObject({ code: 'timeout' });
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});

describe('a call whose caller waits for a time', () => {
  const silent: Partial<TransportOptions> = { fetch: () => new Promise<never>(() => {}) };

  it('ends before it, so that the error names the region and the request', async () => {
    const source = httpSource({ regions: regionsOf(), getToken: () => 'token', ...silent });
    const client = createPartnerClient({ source, asOf, timeoutMs: 200 });
    const failure = () => client.customers.count().catch((cause: PartnerError) => cause);
    // the first call also waits for the parts that it loads, before it asks a region
    await failure();
    const error = await failure();
    expect(error).toMatchObject({ code: 'timeout', region: 'EU', requestId: expect.any(String) });
  });

  it('ends by its own deadline where that is shorter, or the caller waits for ever', async () => {
    const slow = transport({ ...silent, deadlineMs: 50 });
    for (const timeoutMs of [Number.POSITIVE_INFINITY, 10_000, undefined]) {
      const call = slow('EU', countCustomers, {}, { asOf, timeoutMs });
      await expect(call).rejects.toMatchObject({ code: 'timeout', message: expect.stringContaining('0.05') });
    }
  });
});
