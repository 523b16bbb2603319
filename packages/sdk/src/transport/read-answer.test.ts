import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../contract/contract.ts';
import { listCustomers } from '../customers/customers.contract.ts';
import { isPartnerError } from '../errors/partner-error.ts';
import type { Operation } from '../operation/operation.ts';
import { createTransport, type Transport } from './create-transport.ts';

// a file may be anything
const operations: readonly Operation[] = Object.values(contract)
  .flatMap((verbs) => Object.values<Operation>(verbs))
  .filter(({ answer }) => answer !== 'bytes');
const asOf = '2026-11-16';
const maxBodyBytes = 100_000;

const row = {
  id: 'a',
  name: 'A',
  customerId: 'a',
  userId: 'u',
  tags: ['x'],
  version: 'v1',
  roles: [],
  customers: 1,
  table: 't',
};
const facets = { status: [], product: [], tag: [], region: [], type: [], managed: [] };
const page = { items: [row], nextCursor: null, total: 1, results: [{ ...row, changed: [] }] };

const figures = {
  asOf,
  kpis: [{ id: 'k', unit: 'customers', value: 1, numerator: 1, denominator: null, asOf, excluded: [] }],
  sections: { recentlyAdded: [], expiring: [], renewing: [], lowAssignment: [], overLimit: [] },
  peers: [{ product: 'calling', peers: 8, lowerQuantile: 0.5, median: 0.7 }],
};
const week = { week: '2026-11-08', used: 1, assignedUnused: null, available: 2 };
const agreement = { ...row, kind: 'trial', startDate: asOf, endDate: asOf, licenses: [] };
const started = { customer: row, trial: agreement };
const organization = { profile: { name: 'A' }, setup: { done: false, step: 'plan' }, version: 'v1' };
const picture = {
  week: '2026-11-08',
  isKnown: true,
  firstWeek: null,
  weeks: [],
  figures: [],
  endpoints: [],
  endpointQualityNotKnown: 0,
  features: [],
  from: { legs: 0, totals: 0 },
  rule: { when: 'any', jitterMs: 150, latencyMs: 400, lossPercent: 5 },
};
const callingRow = {
  customerId: 'a',
  customerName: 'A',
  from: 'legs',
  callsByWeek: [null, 3],
  hasQueues: false,
  worstEndpoint: null,
  ...Object.fromEntries(
    [
      ...['licenses', 'assigned', 'calls', 'legs', 'poorLegs', 'ratedLegs', 'poorShare', 'poorShareChange'],
      ...['callsChange', 'minutes', 'videoMinutes', 'activeUsers', 'queueCalls', 'answered', 'timedOut'],
      ...['overflowed', 'transferred', 'abandoned', 'abandonedShare', 'timeToAnswer', 'waitBeforeAbandoning'],
    ].map((field) => [field, null]),
  ),
};
const imported = {
  ...{ id: 'a', state: 'receiving', revision: 0, createdAt: '2026-11-16T09:00:00Z', createdBy: { id: 'u' } },
  files: [{ id: 'f1', path: 'usage.csv', size: 5, received: 5 }],
};
const mark = { customerId: 'a', done: null, snoozedUntil: null, assignedTo: null, note: null, version: 'v1' };
const owned = { report: 'devices', owner: { id: 'u' }, version: 'v1' };
const template = { ...row, ...owned, columns: ['mac'] };
const schedule = {
  ...{ ...row, ...owned, template: 'devices', format: 'csv', paused: null, nextRunAt: null },
  cadence: { every: 'day', time: '07:00', timeZone: 'Europe/Rome' },
};
const run = {
  ...{ ...row, ...owned, template: 'devices', templateName: null, columns: ['mac'], format: 'csv' },
  ...{ requestedAt: '2026-11-16T09:00:00Z', requestedBy: { id: 'u' }, state: 'waiting', isLate: false },
  ...{ rows: 0, partialWeeksLeftOut: 0, weeksNotKnown: 0 },
  ...Object.fromEntries(
    [
      ...['from', 'until', 'scheduleId', 'dueAt', 'startedAt', 'endedAt', 'totalRows', 'size', 'sha256'],
      ...['freshAt', 'failure', 'expiresAt'],
    ].map((field) => [field, null]),
  ),
};
const own: Readonly<Record<string, Record<string, unknown>>> = {
  'imports.list': { items: [imported] },
  'imports.upload': { fileId: 'f1', received: 5 },
  ...Object.fromEntries(
    ['get', 'begin', 'preview', 'start', 'discard'].map((verb) => [`imports.${verb}`, imported]),
  ),
  'customers.counts': { items: [{ query: 'overage>0', total: 1 }] },
  'customers.facets': facets,
  'subscriptions.figures': figures,
  'subscriptions.trend': { items: [week] },
  'subscriptions.list': { items: [agreement] },
  'calling.overview': { ...picture, customers: 1, customersWithQueues: 0 },
  'calling.customers': { items: [callingRow], nextCursor: null, total: 1 },
  'calling.customer': { ...picture, locations: [] },
  'trials.list': { items: [agreement] },
  'trials.get': agreement,
  'trials.start': started,
  'trials.startForNewCustomer': started,
  'trials.change': agreement,
  'trials.extend': agreement,
  'trials.end': agreement,
  'organization.get': organization,
  'organization.acceptTerms': organization,
  'organization.saveProfile': organization,
  'organization.saveSetupStep': organization,
  'organization.finishSetup': organization,
  'audit.list': {
    items: [
      {
        ...row,
        at: '2026-11-16T09:00:00Z',
        actor: { id: 'u' },
        action: 'tags.add',
        subject: { kind: 'customer', id: 'a' },
        changes: [],
      },
    ],
    nextCursor: null,
    total: 1,
  },
  'worklist.list': {
    ...page,
    items: [{ id: 'a', customerName: 'A', points: null, day: null, reasons: [], notKnown: [], mark }],
  },
  'worklist.get': { state: null, item: null },
  'worklist.summary': { open: 1, snoozed: 0, done: 0, reasons: [] },
  'worklist.change': mark,
  'reports.templates': { items: [template] },
  'reports.getTemplate': template,
  'reports.saveTemplate': template,
  'reports.rows': { ...page, freshAt: null },
  'reports.run': run,
  'reports.runs': { ...page, items: [run] },
  'reports.getRun': run,
  'reports.cancelRun': run,
  'reports.schedules': { items: [schedule] },
  'reports.getSchedule': schedule,
  'reports.saveSchedule': schedule,
  'reports.pauseSchedule': schedule,
  'reports.resumeSchedule': schedule,
  'calling.send': { taken: 1, repeated: 0, otherProducts: 0, refusedCount: 0, refused: [] },
};

/** What a sound server answers; for most operations the same. */
const sound = (operation: Operation): Record<string, unknown> => own[operation.id] ?? { ...row, ...page };

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string | number>;
  readonly body?: string | Uint8Array;
  /** The connection ends here. */
  readonly isCut?: boolean;
}

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const changed = (operation: Operation, change: (text: string) => string): Answer => ({
  body: change(JSON.stringify(sound(operation))),
});
const withField = (operation: Operation, field: string): Answer =>
  changed(operation, (text) => `{${field},${text.slice(1)}`);
const problem = JSON.stringify({ code: 'forbidden', detail: 'no', status: 403 });

/** What may come back instead, and whether it may still be read. */
const kinds: Record<
  string,
  { readonly make: (operation: Operation) => Answer; readonly isSound?: boolean | 'as rows' }
> = {
  'nothing at all': { make: () => ({ body: '' }) },
  'white space': { make: () => ({ body: ' \n' }) },
  'no JSON': { make: () => ({ body: 'OK' }) },
  'half of the JSON': { make: (operation) => changed(operation, (text) => text.slice(0, text.length / 2)) },
  'JSON and more': { make: (operation) => changed(operation, (text) => `${text}{}`) },
  'JSON of a script': { make: (operation) => changed(operation, (text) => `)]}',\n${text}`) },
  null: { make: () => ({ body: 'null' }) },
  'a number': { make: () => ({ body: '7' }) },
  'a text': { make: () => ({ body: '"a"' }) },
  true: { make: () => ({ body: 'true' }) },
  'an array of arrays': { make: () => ({ body: '[[],[]]' }), isSound: 'as rows' },
  'a page of HTML': {
    make: () => ({
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><title>Sign in</title>',
    }),
  },
  'sound JSON that calls itself HTML': {
    make: (operation) => ({
      ...changed(operation, (text) => text),
      headers: { 'content-type': 'text/html' },
    }),
  },
  'no content type': {
    make: (operation) => ({ ...changed(operation, (text) => text), headers: { 'content-type': '' } }),
  },
  'fields of another type': {
    make: (operation) => ({
      body: JSON.stringify(Object.fromEntries(Object.keys(sound(operation)).map((name) => [name, { a: 1 }]))),
    }),
  },
  'no fields': { make: () => ({ body: '{}' }) },
  'items that are no array': {
    make: () => ({ body: '{"items":{"0":{}},"nextCursor":null,"results":{}}' }),
  },
  'fields named __proto__': {
    make: (operation) =>
      withField(operation, '"__proto__":{"isPolluted":true},"constructor":{"prototype":{"isPolluted":true}}'),
    isSound: true,
  },
  'a hundred levels': { make: (operation) => withField(operation, `"deep":${deep(100)}`) },
  'ninety thousand levels': { make: () => ({ body: '['.repeat(90_000) }) },
  'brackets in texts': {
    make: (operation) => withField(operation, `"deep":"${'[{\\"'.repeat(100)}\\\\"`),
    isSound: true,
  },
  'too much': { make: (operation) => withField(operation, `"much":"${'x'.repeat(maxBodyBytes)}"`) },
  'too much white space': {
    make: (operation) => changed(operation, (text) => text + ' '.repeat(maxBodyBytes)),
  },
  'no UTF-8': {
    make: (operation) => ({
      body: Buffer.from(`{"extra":"\xff",${JSON.stringify(sound(operation)).slice(1)}`, 'latin1'),
    }),
  },
  'UTF-8 that ends within a letter': { make: () => ({ body: new Uint8Array([0x22, 0xf0, 0x9f]) }) },
  'UTF-16': {
    make: (operation) => ({ body: Buffer.from(JSON.stringify(sound(operation)), 'utf16le') }),
  },
  'a byte order mark': {
    make: (operation) => changed(operation, (text) => `\ufeff${text}`),
    isSound: true,
  },
  'NaN and Infinity': {
    make: () => ({ body: '{"total":NaN,"items":[],"nextCursor":null,"customers":Infinity}' }),
  },
  'a number beyond all numbers': {
    make: (operation) => withField(operation, '"total":1e999'),
    isSound: true,
  },
  'names twice': {
    make: (operation) => withField(operation, '"id":7,"items":null,"status":null'),
    isSound: true,
  },
  'halves of surrogate pairs': {
    make: (operation) => withField(operation, '"half":"\\ud800"'),
    isSound: true,
  },
  'gzip that is none': {
    make: (operation) => ({
      ...changed(operation, (text) => text),
      headers: { 'content-encoding': 'gzip' },
    }),
  },
  'less than was announced': {
    make: (operation) => ({
      ...changed(operation, (text) => text),
      headers: { 'content-length': 9000 },
      isCut: true,
    }),
  },
  'a connection that is cut': { make: () => ({ body: '{"items":[', isCut: true }) },
  'a problem that calls itself an answer': {
    make: () => ({ headers: { 'content-type': 'application/problem+json' }, body: problem }),
  },
  'a problem with 200': { make: () => ({ body: problem }) },
  'no content': { make: () => ({ status: 204 }) },
  'a reset': { make: () => ({ status: 205 }) },
  'a part': { make: (operation) => ({ ...changed(operation, (text) => text.slice(0, -1)), status: 206 }) },
  'not modified': { make: () => ({ status: 304 }) },
  'a place elsewhere': { make: () => ({ status: 302, headers: { location: 'https://decoy.example/' } }) },
  'an error without a body': { make: () => ({ status: 500, body: '' }) },
  'an error of a proxy': {
    make: () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' }),
  },
  'an error in half of its JSON': { make: () => ({ status: 422, body: problem.slice(0, 20) }) },
  'an error that is null': { make: () => ({ status: 400, body: 'null' }) },
  'an error of other types': {
    make: () => ({
      status: 400,
      body: '{"code":["x"],"detail":{},"requestId":7,"retryAfterMs":"soon","fields":[null,7,{"field":1}],"status":"x"}',
    }),
  },
  'an error of another vocabulary': {
    make: () => ({ status: 418, body: '{"code":"teapot","detail":"short"}' }),
  },
  'an error that is cut': { make: () => ({ status: 404, body: problem, isCut: true }) },
  'an error of many levels': { make: () => ({ status: 400, body: deep(40_000) }) },
};

let server: Server;
let ask: Transport;
let next: Answer = {};

function write(response: ServerResponse, { status = 200, headers, body = '', isCut }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  if (!isCut) response.end(body);
  else response.write(body, () => response.destroy());
}

beforeAll(async () => {
  server = createServer((request, response) => request.resume().on('end', () => write(response, next)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ask = createTransport({
    regions: { EU: { baseUrl } },
    getToken: () => 'token',
    retry: { attempts: 2, firstPauseMs: 1 },
    maxBodyBytes,
  });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const input = {
  ...{ id: 'a', name: 'a', tags: [], customerIds: [], roles: [], version: 'v' },
  ...{ importId: 'a', fileId: 'f1', offset: 0 },
  ...{ customerId: 'a', userId: 'u', role: 'helpdesk', section: 'expiring', product: 'calling' },
  report: 'devices',
};
const call = (operation: Operation) => {
  const content = operation.body === 'bytes' ? { content: new Uint8Array(5) } : {};
  return ask('EU', operation, { ...input, ...content }, { asOf });
};

describe('whatever an answer is made of', () => {
  it.each(Object.entries(kinds))(
    '%s: every operation answers what fits, or a PartnerError',
    async (_title, kind) => {
      for (const operation of operations) {
        const isSound =
          kind.isSound === 'as rows'
            ? operation.rows !== undefined && operation.output.safeParse({ items: [] }).success
            : kind.isSound === true;
        next = kind.make(operation);
        const ended = await call(operation).then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        );
        if ('value' in ended) {
          expect(isSound, operation.id).toBe(true);
          expect(operation.output.safeParse(ended.value).success).toBe(true);
          expect(Object.getPrototypeOf(ended.value)).toBe(Object.prototype);
          expect(ended.value).not.toHaveProperty('isPolluted');
          continue;
        }
        expect(isPartnerError(ended.error), operation.id).toBe(true);
        expect(isSound, operation.id).toBe(false);
        expect(ended.error).toMatchObject({ region: 'EU', requestId: expect.stringMatching(/./) });
        expect((ended.error as Error).message.length).toBeLessThan(600);
      }
      expect({}).not.toHaveProperty('isPolluted');
    },
  );

  it('a sound one is answered', async () => {
    for (const operation of operations) {
      next = {
        body: JSON.stringify(sound(operation)),
        headers: { 'content-type': 'application/vnd.hub+json; charset=utf-8' },
      };
      expect(operation.output.safeParse(await call(operation)).success).toBe(true);
    }
  });

  it('a page with one bad row among a hundred has the other ninety-nine, and names the bad one', async () => {
    const items: object[] = Array.from({ length: 100 }, (_, index) => ({
      id: `c${index}`,
      name: `C ${index}`,
    }));
    items[41] = { id: 'c41', name: 7 };
    next = { body: JSON.stringify({ items, nextCursor: 'p2' }) };
    const { items: good, refused, nextCursor } = await ask('EU', listCustomers, {}, { asOf });
    expect(good).toHaveLength(99);
    expect(refused).toEqual([{ index: 41, field: 'name', message: 'expected string, found number' }]);
    expect(nextCursor).toBe('p2');
  });
});

describe('an error answer', () => {
  it.each([
    [400, 'invalid'],
    [401, 'unauthenticated'],
    [402, 'invalid'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [405, 'invalid'],
    [408, 'timeout'],
    [409, 'conflict'],
    [410, 'notFound'],
    [412, 'conflict'],
    [413, 'invalid'],
    [414, 'invalid'],
    [422, 'invalid'],
    [428, 'invalid'],
    [429, 'rateLimited'],
    [431, 'invalid'],
    [499, 'cancelled'],
    [500, 'unavailable'],
    [501, 'unsupported'],
    [503, 'unavailable'],
    [504, 'timeout'],
    [599, 'unavailable'],
  ])('of status %i without a problem is %s', async (status, code) => {
    next = { status, body: 'sorry', headers: { 'x-request-id': 'of-the-server' } };
    await expect(ask('EU', listCustomers, {}, { asOf })).rejects.toMatchObject({
      code,
      status,
      message: `HTTP ${status}`,
      requestId: 'of-the-server',
      region: 'EU',
    });
  });

  it('tells all that its problem tells', async () => {
    const fields = [
      { field: 'query', message: 'expected a value', position: 7, found: '', possible: ['a', 'b'] },
    ];
    const body = {
      code: 'conflict',
      detail: 'x'.repeat(5000),
      requestId: 'of-the-body',
      retryAfterMs: 40_000,
    };
    next = {
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': 41 },
      body: JSON.stringify({ ...body, fields: [...fields, { field: 7 }], current: { tags: ['a'] } }),
    };
    await expect(ask('EU', listCustomers, {}, { asOf })).rejects.toMatchObject({
      code: 'conflict',
      status: 429,
      requestId: 'of-the-body',
      retryAfterMs: 41_000,
      retryable: true,
      fields,
      current: { tags: ['a'] },
      message: 'x'.repeat(500),
    });
  });

  it('of which only half came is told by its status', async () => {
    next = { status: 404, body: problem.slice(0, 20), isCut: true };
    await expect(ask('EU', listCustomers, {}, { asOf })).rejects.toMatchObject({
      code: 'notFound',
      status: 404,
    });
  });

  it('that does not name its request names ours', async () => {
    next = { status: 404 };
    const error = await ask('EU', listCustomers, {}, { asOf }).catch((error) => error);
    expect(error.requestId).toMatch(/^[\w-]{8,100}$/);
  });
});
