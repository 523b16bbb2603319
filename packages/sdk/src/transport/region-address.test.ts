import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getCustomer, listCustomers } from '../customers/customers.contract.ts';
import { isPartnerError, type PartnerError } from '../errors/partner-error.ts';
import type { Operation } from '../operation/operation.ts';
import { removeUser, setUserRoles } from '../organization/users.contract.ts';
import { describeTag, replaceTags } from '../tags/tags.contract.ts';
import { saveView } from '../views/views.contract.ts';
import { createTransport, type Transport } from './create-transport.ts';

const multiplier = Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1);
const timeout = 60_000 * multiplier;
/** Sent side by side, 25 at a time. */
const together = 25;
const asOf = '2026-11-16';

interface Seen {
  readonly url: string;
  readonly body: string;
}

const seen = new Map<string, Seen>();
let decoyed = 0;
let redirect = '';
let real: Server;
let decoy: Server;
let ask: Transport;

const hostOf = (server: Server) => `127.0.0.1:${(server.address() as AddressInfo).port}`;
const listening = (server: Server) =>
  new Promise<Server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

beforeAll(async () => {
  decoy = await listening(
    createServer((_request, response) => {
      decoyed++;
      response.end();
    }),
  );
  real = await listening(
    createServer(async (request, response) => {
      const { url = '' } = request;
      seen.set(String(request.headers['x-request-id']), { url, body: await bodyOf(request) });
      if (url.startsWith('/moved/')) {
        const statuses = [300, 301, 302, 303, 304, 305, 307, 308];
        response.writeHead(statuses[seen.size % statuses.length]!, { location: redirect }).end();
        return;
      }
      const answer = { id: 'x', name: 'x', customerId: 'x', tags: [], version: 'v', roles: [], customers: 0 };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ...answer, table: 't', items: [], nextCursor: null }));
    }),
  );
  ask = createTransport({ regions: regions(), getToken: () => 'token', retry: { attempts: 1 } });
});
afterAll(() => {
  for (const server of [real, decoy]) {
    server.close();
    server.closeAllConnections();
  }
});

const moved = () => `http://${hostOf(real)}/moved/v1`;
const regions = () => ({ EU: { baseUrl: `http://${hostOf(real)}/eu/v1/` }, MOVED: { baseUrl: moved() } });

/** How a call ended, and what of it came to the server. */
async function outcome(region: string, operation: Operation, input: unknown) {
  let requestId = '';
  const spied = createTransport({
    regions: regions(),
    getToken: () => 'token',
    retry: { attempts: 1 },
    fetch: (url, init) => {
      requestId = new Headers(init?.headers).get('x-request-id') ?? '';
      return fetch(url, init);
    },
  });
  const error = await spied(region, operation, input as never, { asOf }).then(
    () => undefined,
    (cause: unknown) => cause as PartnerError,
  );
  return { error, sent: seen.get(requestId) };
}

const pieces = [
  '..',
  '.',
  '/',
  '\\',
  '%2e',
  '%2E%2e',
  '%2f',
  '%5c',
  '%',
  '%00',
  '?',
  '#',
  '@',
  ':',
  '//',
  ';',
];
const more = [
  '\0',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\ud800',
  '\udc00',
  '😀',
  'é',
  'e\u0301',
  '\u202e',
  '&',
  '=',
  '+',
];
const evenMore = [
  '{id}',
  '$&',
  "$'",
  '..;',
  '\uff0e',
  '\u2215',
  '*',
  '127.0.0.1',
  'http:',
  '[',
  ']',
  '"',
  "'",
];
const hostile = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.constantFrom(...pieces, ...more, ...evenMore), maxLength: 8 }),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '.', '..', '...', '../..', '../../us/v1/customers/x', '/', '\ud83d'),
  },
);

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);
const isCarried = (text: string) => isWellFormed(text) && !['', '.', '..'].includes(text);

const operations: readonly Operation[] = [
  ...[getCustomer, removeUser, setUserRoles, replaceTags, saveView, describeTag],
];
const withId = fc.record({
  id: hostile,
  operation: fc.nat(operations.length - 1),
  tag: hostile,
  region: fc.constantFrom('EU', 'MOVED'),
});
type WithId = typeof withId extends fc.Arbitrary<infer Value> ? Value : never;

async function checkId({ id, tag, region, ...given }: WithId): Promise<void> {
  const operation = operations[given.operation]!;
  const hasBody = operation.method === 'PUT';
  const [before = '', field = '', after = ''] = operation.path.split(/[{}]/);
  const input = { [field]: id, ...(hasBody ? { tags: [tag], version: 'v1' } : {}) };
  const { error, sent } = await outcome(region, operation, input);
  if (!isCarried(id)) {
    expect(error).toMatchObject({ code: 'invalid', fields: [{ field }] });
    expect(sent).toBeUndefined();
    return;
  }
  expect(error?.code).toBe(region === 'MOVED' ? 'malformed' : undefined);
  const [path = '', query] = sent?.url.split('?') ?? [];
  const start = `/${region === 'EU' ? 'eu' : 'moved'}/v1${before}`;
  expect(new URL(`http://any${sent?.url}`).pathname).toBe(path);
  expect(path.startsWith(start) && path.endsWith(after)).toBe(true);
  const segment = path.slice(start.length, path.length - after.length);
  expect(segment).not.toContain('/');
  expect(decodeURIComponent(segment)).toBe(id);
  expect(query).toBe(`asOf=${asOf}`);
  expect(sent?.body).toBe(hasBody ? JSON.stringify({ tags: [tag] }) : '');
}

it('keeps every id in its segment below the base path, read there as it was given', { timeout }, async () => {
  redirect = `http://${hostOf(decoy)}/stolen`;
  await fc.assert(
    fc.asyncProperty(fc.array(withId, { minLength: together, maxLength: together }), async (calls) => {
      await Promise.all(calls.map(checkId));
    }),
    { numRuns: 120 * multiplier },
  );
  expect(decoyed).toBe(0);
});

it('carries what is asked for in the query as it was given, or says that it cannot', {
  timeout,
}, async () => {
  const check = async ({ query, cursor }: { query: string; cursor: string | null }) => {
    const { error, sent } = await outcome('EU', listCustomers, { query, cursor, limit: 7 });
    if (!isWellFormed(`${query} ${cursor ?? ''}`)) {
      expect(error?.code).toBe('invalid');
      expect(sent).toBeUndefined();
      return;
    }
    expect(error).toBeUndefined();
    const { pathname, searchParams } = new URL(`http://any${sent?.url}`);
    expect(pathname).toBe('/eu/v1/customers');
    const expected = { query, ...(cursor === null ? {} : { cursor }), limit: '7', asOf };
    expect(Object.fromEntries(searchParams)).toEqual(expected);
  };
  const asked = fc.record({ query: hostile, cursor: fc.option(hostile, { nil: null }) });
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: together, maxLength: together }), async (calls) => {
      await Promise.all(calls.map(check));
    }),
    { numRuns: 30 * multiplier },
  );
});

it('repeats a field for each item of a list, and leaves out what is absent', async () => {
  const { sent } = await outcome('EU', listCustomers, { query: undefined, cursor: null, sort: ['a b', 'c'] });
  expect(sent?.url).toBe(`/eu/v1/customers?sort=a%20b&sort=c&asOf=${asOf}`);
  const { error } = await outcome('EU', listCustomers, { query: {} });
  expect(error).toMatchObject({ code: 'invalid', fields: [{ field: 'query' }] });
});

it('follows no redirect, wherever it leads', async () => {
  const at = () => hostOf(decoy);
  const targets = [
    `http://${at()}/`,
    `//${at()}/a`,
    `/\\${at()}/`,
    `\\\\${at()}`,
    `http:${at()}`,
    '/eu/v1/viewer',
  ];
  for (const target of [...targets, `http://${hostOf(real)}@${at()}/`, '', '..', 'file:///etc/passwd']) {
    redirect = target;
    for (const operation of [getCustomer, removeUser, replaceTags]) {
      const call = ask('MOVED', operation, { id: 'x', tags: [], version: 'v' } as never, { asOf });
      const error = await call.catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 'malformed', phase: 'response', region: 'MOVED' });
      expect((error as Error).message).toContain('redirects');
    }
  }
  expect(decoyed).toBe(0);
});

it('takes no answer of a fetch that followed a redirect nevertheless', async () => {
  const following = createTransport({
    regions: { EU: { baseUrl: moved() } },
    getToken: () => 'token',
    fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }),
  });
  redirect = `http://${hostOf(real)}/eu/v1/viewer`;
  for (let turn = 0; turn < 8; turn++) {
    await expect(following('EU', getCustomer, { id: 'x' }, { asOf })).rejects.toMatchObject({
      code: 'malformed',
    });
  }
});

it('takes the hidden redirect of a browser for what it is', async () => {
  const hidden = createTransport({
    regions: { EU: { baseUrl: 'https://eu.example' } },
    getToken: () => 'token',
    fetch: async () =>
      Object.defineProperties(new Response(), { type: { value: 'opaqueredirect' }, status: { value: 0 } }),
  });
  const call = hidden('EU', getCustomer, { id: 'x' }, { asOf });
  await expect(call).rejects.toMatchObject({
    code: 'malformed',
    message: expect.stringContaining('redirects'),
  });
});

it('sends an operation nowhere but below the base path, whatever its own path says', async () => {
  const at = hostOf(decoy);
  const paths = [
    '//x',
    `//${at}/x`,
    `@${at}/x`,
    `:1@${at}`,
    '/../x',
    '/..',
    '/%2e%2e/x',
    '/.',
    '\\..\\x',
    'x',
    '',
    '/a\\..\\..',
  ];
  for (const path of [...paths, '/x?y=1', '/x#y', '/a\tb', '/a b', '/{id}/../..', `.${at}`]) {
    const operation = { ...getCustomer, path };
    const sentBefore = seen.size;
    const { error, sent } = await outcome('EU', operation, { id: 'x' });
    const isSent = path.startsWith('//');
    expect(error?.code, path).toBe(isSent ? undefined : 'invalid');
    if (isSent) expect(sent?.url).toBe(`/eu/v1${path}?id=x&asOf=${asOf}`);
    else expect(seen.size).toBe(sentBefore);
  }
  expect(decoyed).toBe(0);
});

const baseUrl = fc
  .array(
    fc.constantFrom(
      ...[
        'http:',
        'https:',
        'HTTP:',
        'ftp:',
        'javascript:',
        'blob:',
        '//',
        '/',
        '\\',
        '@',
        ':',
        '?',
        '#',
        '..',
        '.',
      ],
      ...[
        'eu.example',
        'decoy.example',
        '127.1',
        '[::1]',
        'user:secret',
        '%2f',
        '%40',
        ':8080',
        'eu/v1',
        ' ',
        '\n',
        '\t',
      ],
      ...['é', '😀', '\0', '\ud800'],
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(''));
const likelyBaseUrl = fc
  .tuple(baseUrl, baseUrl)
  .map(([start, end]) => `https://eu.example/${start}eu/v1${end}`);

it.each([
  'https://user@eu.example/eu/v1',
  'https://user:secret@eu.example/eu/v1',
  'https://:secret@eu.example',
  'https://eu.example/eu/v1?',
  'https://eu.example/eu/v1?key=secret',
  'https://eu.example/eu/v1#',
  'https:\\\\eu.example',
  ' https://eu.example',
  'https://eu.example/\n',
  'ftp://eu.example',
  'javascript:alert(1)//secret',
  'data:,secret',
  'file:///eu',
  'eu.example',
  '//eu.example',
  '/eu/v1',
  'https://',
  '',
])('refuses the base URL %j', (base) => {
  const make = () => createTransport({ regions: { EU: { baseUrl: base } }, getToken: () => 'token' });
  expect(make).toThrow(
    expect.objectContaining({
      code: 'invalid',
      fields: [{ field: 'regions.EU.baseUrl', message: expect.not.stringContaining('secret') }],
    }),
  );
});

it('says of a path how it becomes a base URL', () => {
  const make = () => createTransport({ regions: { EU: { baseUrl: '/eu/v1' } }, getToken: () => 'token' });
  expect(make).toThrow('of a path: new URL(path, location.href).href');
});

it('asks below a base URL that is one, and refuses any other by name', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(baseUrl, likelyBaseUrl), hostile, async (base, id) => {
      const sent: string[] = [];
      let made: Transport;
      try {
        made = createTransport({
          regions: { EU: { baseUrl: base } },
          getToken: () => 'token',
          fetch: async (url) => {
            sent.push(String(url));
            return new Response('', { status: 404 });
          },
        });
      } catch (cause) {
        expect(isPartnerError(cause) && cause).toMatchObject({
          code: 'invalid',
          fields: [{ field: 'regions.EU.baseUrl' }],
        });
        expect((cause as Error).message).not.toContain('secret');
        return;
      }
      const allowed = new URL(base);
      expect(allowed.protocol).toMatch(/^https?:$/);
      expect(allowed.username + allowed.password + allowed.search + allowed.hash).toBe('');
      await made('EU', getCustomer, { id }, { asOf }).catch(() => {});
      expect(sent).toHaveLength(isCarried(id) ? 1 : 0);
      for (const url of sent) {
        const start = allowed.href.replace(/\/+$/, '');
        expect(url.slice(0, start.length)).toBe(start);
        expect(url.slice(start.length)).toBe(`/customers/${encodeURIComponent(id)}?asOf=${asOf}`);
      }
    }),
    { numRuns: 2000 * multiplier },
  );
});

it('knows the regions it was given, and no others', async () => {
  for (const region of ['US', '', '__proto__', 'constructor', 'eu']) {
    await expect(ask(region, getCustomer, { id: 'x' }, { asOf })).rejects.toMatchObject({
      code: 'notFound',
      region,
    });
  }
});
