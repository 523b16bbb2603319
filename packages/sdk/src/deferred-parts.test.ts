import { globSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PartnerClient } from './client/partner-client.ts';
import type { PartnerDataSource } from './sources/data-source.ts';

/** The part whose code does not come, by its file. */
const away = vi.hoisted(() => ({ part: '' }));

vi.mock(import('./operation/load-once.ts'), async (original) => {
  const { loadOnce } = await original();
  const unlessAway = <Part>(load: () => PromiseLike<Part>) => {
    const isAway = () => away.part !== '' && String(load).includes(`/${away.part}.ts`);
    return loadOnce(() => (isAway() ? Promise.reject(new TypeError('Failed to fetch')) : load()));
  };
  return { loadOnce: unlessAway };
});

const asOf = '2026-11-16';
const row = { id: 'a', name: 'Acme', region: 'EU', tags: [] };
const keep = () => {};
const rows = {
  customers: [row],
  subscriptions: [],
  users: [],
  auditEntries: [],
  administrators: [],
  views: [],
  callLegs: [],
  saveTags: keep,
  importReports: keep,
  organization: { profile: { name: 'Partner' } },
};

const days = { from: asOf, until: asOf };
const usage = { report: 'usage', ...days } as const;

type Ask = (client: PartnerClient) => Promise<unknown>;

/** Each part that loads when it is first needed, over which source, and what needs it. */
const parts: readonly (readonly [
  part: string,
  over: 'rows' | 'guarded' | 'judged' | 'pages' | 'regions' | 'http',
  ask: Ask,
])[] = [
  ['viewer.contract', 'rows', ({ viewer }) => viewer.get()],
  ['customers.contract', 'rows', ({ customers }) => customers.list()],
  ['checked-input', 'rows', ({ customers }) => customers.list()],
  ['checked-customer', 'judged', ({ customers }) => customers.list()],
  ['customers.memory', 'rows', ({ customers }) => customers.list()],
  ['grouped-subscriptions', 'rows', ({ customers }) => customers.list()],
  ['customer-filter', 'rows', ({ customers }) => customers.list({ query: 'region:EU' })],
  ['search-texts', 'rows', ({ customers }) => customers.list({ query: 'acme' })],
  ['guarded-mutation', 'guarded', ({ tags }) => tags.add({ customerIds: ['a'], tags: ['x'] })],
  ['customer-order', 'rows', ({ customers }) => customers.list({ sort: 'name' })],
  ['regions.memory', 'rows', ({ regions }) => regions.list()],
  ['tags.memory', 'rows', ({ tags }) => tags.list()],
  ['administrators.memory', 'rows', ({ administrators }) => administrators.list()],
  ['user-book.memory', 'rows', ({ users }) => users.list()],
  ['users.memory', 'rows', ({ users }) => users.list()],
  ['views.memory', 'rows', ({ views }) => views.list({})],
  ['worklist.memory', 'rows', ({ worklist }) => worklist.list({})],
  ['subscriptions.memory', 'rows', ({ subscriptions }) => subscriptions.figures({ product: 'meetings' })],
  ['audit.memory', 'rows', ({ tags }) => tags.add({ customerIds: ['a'], tags: ['x'] })],
  ['organization.memory', 'rows', ({ organization }) => organization.get()],
  ['organization.contract', 'rows', ({ organization }) => organization.get()],
  ['trials.memory', 'rows', ({ trials }) => trials.list({ customerId: 'a' })],
  ['calling.memory', 'rows', ({ calling }) => calling.overview({})],
  ['reports.memory', 'rows', ({ reports }) => reports.templates()],
  ['reports.contract', 'rows', ({ reports }) => reports.templates()],
  ['report-methods', 'rows', ({ reports }) => reports.all(usage).next()],
  ['write-xlsx', 'rows', ({ reports }) => reports.download({ template: 'usage', format: 'xlsx', ...days })],
  ['every-customer', 'rows', ({ customers }) => customers.all().next()],
  ['change-tags', 'rows', ({ tags }) => tags.add({ customerIds: ['a'], tags: ['x'] })],
  ['regions.contract', 'rows', ({ regions }) => regions.list()],
  ['tags.contract', 'rows', ({ tags }) => tags.list()],
  ['administrators.contract', 'rows', ({ administrators }) => administrators.list()],
  ['users.contract', 'rows', ({ users }) => users.list()],
  ['worklist.contract', 'rows', ({ worklist }) => worklist.list({})],
  ['views.contract', 'rows', ({ views }) => views.list({})],
  ['subscriptions.contract', 'rows', ({ subscriptions }) => subscriptions.figures({ product: 'meetings' })],
  ['trials.contract', 'rows', ({ trials }) => trials.list({ customerId: 'a' })],
  [
    'remembered-answers',
    'rows',
    ({ tags }) => tags.add({ customerIds: ['a'], tags: ['x'] }, { idempotencyKey: 'once' }),
  ],
  ['audit.contract', 'rows', ({ audit }) => audit.list()],
  ['imports.contract', 'rows', ({ imports }) => imports.list()],
  ['imports.memory', 'rows', ({ imports }) => imports.list()],
  [
    'send-import-files',
    'rows',
    ({ imports }) => imports.send([{ path: 'EU/2026-11-15/usage.csv', content: '' }]),
  ],
  ['audit-order', 'regions', ({ audit }) => audit.list()],
  ['calling.contract', 'rows', ({ calling }) => calling.overview({})],
  [
    'default-resources',
    'rows',
    async () => (await import('./resources/load-default-resources.ts')).loadDefaultResources(),
  ],
  ['page-mismatch', 'pages', ({ customers }) => customers.list({ query: 'acme' })],
  ['merged-answers', 'regions', ({ customers }) => customers.list()],
  ['file-answer', 'http', ({ reports }) => reports.file({ id: 'r' }, { region: 'EU' })],
  ['worklist-order', 'regions', ({ worklist }) => worklist.list({})],
  ['customer-sort-key', 'regions', ({ customers }) => customers.list()],
];

/** What a module brings with it, types apart. */
const staticImport = /^(?:import|export) (?!type )[^;']*from '([^']+)';/gm;

/** Tells the developer of rows; no answer waits for it. */
const teller = 'tell-row-problems';

/** Makes ready what a first search will need; without it that takes longer. */
const preparer = 'prepared-columns';

/** Tells who observes; no call waits for who can't be told. */
const observer = 'observed-call';

async function clientOver(over: (typeof parts)[number][1]): Promise<PartnerClient> {
  const { createPartnerClient } = await import('./client/partner-client.ts');
  const { memorySource } = await import('./sources/memory-source.ts');
  const { createSource } = await import('./sources/create-source.ts');
  const { httpSource } = await import('./sources/http-source.ts');
  const { acrossRegions } = await import('./sources/across-regions.ts');
  const sources: Record<typeof over, () => PartnerDataSource> = {
    rows: () => memorySource(rows),
    guarded: () => memorySource(rows),
    judged: () => memorySource({ customers: [{ ...row, externalId: null as never }] }),
    http: () =>
      httpSource({
        regions: { EU: { baseUrl: 'http://server.test/eu/v1' } },
        getToken: () => 'token',
        fetch: async () => new Response('mac'),
        retry: { attempts: 1 },
      }),
    pages: () => createSource({ customers: { list: () => ({ items: [row], nextCursor: null }) } }),
    regions: () => {
      const source = memorySource(rows);
      const ask = (_region: string, ...call: Parameters<PartnerDataSource['call']>) => source.call(...call);
      return {
        capabilities: source.capabilities,
        call: acrossRegions({ regions: ['EU', 'US'], home: 'EU', ask: ask as never }),
      };
    },
  };
  const beforeMutate = over === 'guarded' ? () => undefined : undefined;
  return createPartnerClient({ source: sources[over](), asOf, beforeMutate });
}

beforeEach(() => {
  away.part = '';
  // a part that has loaded once stays
  vi.resetModules();
});

describe('a part that loads when it is first needed', () => {
  it.each(parts)('%s, where it did not come, is unavailable and asked for again', async (part, over, ask) => {
    const client = await clientOver(over);
    away.part = part;
    await expect(ask(client)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    away.part = '';
    expect(await ask(client)).toBeDefined();
  });

  it(`${teller}, where it did not come, keeps no answer waiting and is asked for again`, async () => {
    const { memorySource } = await import('./sources/memory-source.ts');
    const { createPartnerClient } = await import('./client/partner-client.ts');
    const onProblem = vi.fn();
    const source = memorySource({ customers: async () => [row, { id: 'b' } as never], onProblem });
    const client = createPartnerClient({ source, asOf });
    away.part = teller;
    expect((await client.customers.list()).items).toHaveLength(1);
    away.part = '';
    client.refresh();
    expect((await client.customers.list()).items).toHaveLength(1);
    await expect.poll(() => onProblem.mock.calls.length).toBeGreaterThan(0);
  });

  it(`${preparer}, where it did not come, is missed by nobody`, async () => {
    const client = await clientOver('rows');
    away.part = preparer;
    expect((await client.customers.list({ query: 'acme', sort: 'name' })).items).toHaveLength(1);
  });

  it(`${observer}, where it did not come, leaves the call alone and is asked for again`, async () => {
    const { memorySource } = await import('./sources/memory-source.ts');
    const { createPartnerClient } = await import('./client/partner-client.ts');
    const metric = vi.fn();
    const client = createPartnerClient({ source: memorySource(rows), asOf, observe: { metric } });
    away.part = observer;
    expect((await client.customers.list()).items).toHaveLength(1);
    expect(metric).not.toHaveBeenCalled();
    away.part = '';
    await client.customers.list();
    expect(metric).toHaveBeenCalledTimes(1);
  });

  it.each(['./client/partner-client.ts', './sources/memory-source.ts'])(
    'leaves %s without the library of the schemas',
    (entry) => {
      const found = new Set([new URL(entry, import.meta.url).href]);
      // a set tells what is added while it is read
      for (const url of found)
        for (const [, from = ''] of readFileSync(new URL(url), 'utf8').matchAll(staticImport)) {
          expect(from).not.toMatch(/^zod/);
          if (from.startsWith('.')) found.add(new URL(from, url).href);
        }
      expect(found.size).toBeGreaterThan(5);
    },
  );

  it('has a line here', () => {
    const sources = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(
      (name) => !name.includes('.test.'),
    );
    const deferred = sources.flatMap((name) =>
      [
        ...readFileSync(`${import.meta.dirname}/${name}`, 'utf8').matchAll(
          /\bimport\('\.[^']*?([^/']+)\.ts'\)/g,
        ),
      ].map(([, part]) => part),
    );
    expect([...new Set(deferred)].sort()).toEqual(
      [...parts.map(([part]) => part), teller, preparer, observer].sort(),
    );
  });
});
