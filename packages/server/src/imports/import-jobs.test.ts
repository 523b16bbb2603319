import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPartnerClient, type Import, type PartnerClient } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import { Client } from 'pg';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppOptions } from '../http/create-app.ts';
import { openTestServer, type TestAppOptions, type TestServer } from '../http/test-server.ts';
import { claimJob } from '../jobs/leases.queries.ts';
import type { WorkedJobs } from '../jobs/work-on-jobs.ts';
import { upsertPartner } from '../organization/partners.queries.ts';
import { type DatabaseKind, databaseKinds } from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { type OpenedImportDesk, openImportDesk } from './import-desk.ts';
import { startImportJobs } from './import-jobs.ts';
import { mostUnconfirmed } from './imports.handlers.ts';
import { claimingImport, importTable } from './imports.queries.ts';
import { stagingFolder } from './staging-folder.ts';

const header = 'Customer name,Organization ID,Location,Total calls';
const usage = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;
const quick = { leaseMs: 10_000, pollMs: 50 };

const kind = databaseKinds.at(-1) as DatabaseKind;

describe('imports that are asked for', () => {
  let server: TestServer;
  let folder: string;
  let partner: string;
  let made = 0;
  beforeAll(async () => {
    const customers = [{ id: 'd1', name: 'Of the demo', region: 'US' }];
    const demo = { id: 'demo', customers, subscriptions: [], users: [], assigned: {} };
    // what is tried here does not depend on where the rows are kept
    server = await openTestServer(kind, [demo]);
    folder = join(server.store.folder, 'imports');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    partner = `partner-${++made}`;
    await inHome((tx) =>
      upsertPartner(tx, { id: partner, name: partner, asOf: undefined, origin: 'import' }),
    );
  });

  const inHome = async <T>(run: (tx: Transaction) => Promise<T>): Promise<T> =>
    (await server.store.databases.of('US')).asOwner(run);
  const started: WorkedJobs[] = [];
  afterEach(async () => {
    for (const jobs of started.splice(0)) await jobs.stop();
  });
  /** A server's desk, without anybody who works for it. */
  const idleDesk = () =>
    openImportDesk({
      staging: stagingFolder(folder),
      regions: server.store.databases.regions,
      now: () => Date.UTC(2026, 10, 20),
    });
  function work(desk = idleDesk(), databases = server.store.databases): WorkedJobs {
    const jobs = startImportJobs({ databases, desk, ...quick });
    started.push(jobs);
    return jobs;
  }
  /** A server's desk, which is worked for. */
  function deskOf(): OpenedImportDesk {
    const desk = idleDesk();
    work(desk);
    return desk;
  }
  const claim = (importId: string, leaseMs: number) =>
    inHome((tx) =>
      claimJob(
        tx,
        importTable,
        { partner, id: importId, lease: 'of the dead' },
        { leaseMs, ...claimingImport() },
      ),
    );

  function clientOf(imports: AppOptions['imports'], options: TestAppOptions = {}): PartnerClient {
    const app = server.app({ imports, ...options, newId: () => `import-${++made}` });
    const source = httpSource({
      regions: { US: { baseUrl: 'http://server.test/us/v1' }, EU: { baseUrl: 'http://server.test/eu/v1' } },
      getToken: () => server.token({ partner, user: 'u-7' }),
      fetch: async (url, init) => app.request(String(url), init),
      retry: { attempts: 1 },
    });
    return createPartnerClient({ source });
  }

  async function until(client: PartnerClient, importId: string, state: string): Promise<Import> {
    await vi.waitFor(async () => expect(await client.imports.get({ importId })).toMatchObject({ state }), {
      timeout: 20_000,
      interval: 10,
    });
    return client.imports.get({ importId });
  }

  const someFiles = [
    { path: 'EU/2026-11-15/usage.csv', content: usage('Acme,c1,Rome,7', 'Globex,c2,Rome,8') },
    { path: 'US/2026-11-08/usage.csv', content: usage('Acme,c1,Rome,7', 'Initech,c3,Austin,9') },
    { path: 'devices.csv', content: 'Customer Org ID,Location Name,MAC\nc1,Rome,001122334455\nc9,Rome,1\n' },
  ];

  async function checked(client: PartnerClient, files = someFiles): Promise<Import> {
    const { id: importId } = await client.imports.send(files);
    await client.imports.preview({ importId });
    return until(client, importId, 'checked');
  }

  async function acts(): Promise<unknown[]> {
    const found = await server.inEach((tx) =>
      tx.rows(sql`select actor_id || ' ' || action as act from audit_entries where partner_id = ${partner}`),
    );
    return found.flat().map((row) => (row as { act: string }).act);
  }

  it('bring what was seen and nothing before it was confirmed, and are told of in the audit trail by whoever did', async () => {
    const client = clientOf(deskOf());
    const { id: importId, revision, changes } = await checked(client);
    expect(changes).toEqual({
      weeks: [
        { region: 'EU', week: '2026-11-15', file: 'EU/2026-11-15/usage.csv' },
        { region: 'US', week: '2026-11-08', file: 'US/2026-11-08/usage.csv' },
      ],
      customers: { added: 3, moved: 0 },
      inventories: [{ kind: 'devices', file: 'devices.csv', before: 0, after: 1 }],
      legs: 0,
    });
    expect((await client.customers.count()).total).toBe(0);
    expect(await acts()).toEqual([]);
    await client.imports.start({ importId, revision });
    const { result, startedBy, progress } = await until(client, importId, 'done');
    expect([startedBy, progress]).toEqual([{ id: 'u-7' }, undefined]);
    // what is left out is what was seen to be
    expect(result).toMatchObject({ isComplete: true, refused: 2 });
    expect(result?.counts).toEqual(
      expect.arrayContaining([
        { what: 'newCustomers', count: 3 },
        { what: 'devices', count: 1 },
      ]),
    );
    expect((await client.customers.count()).total).toBe(3);
    expect(new Set(await acts())).toEqual(new Set(['u-7 data.import']));
    await vi.waitFor(async () => expect(await readdir(folder)).not.toContain(importId));
    const again = await checked(client);
    // half of what the others say is refused: they do not replace what is known
    expect(again.files.map(({ survey }) => survey?.outcome)).toEqual(['taken', 'heldBack', 'heldBack']);
    expect(again.changes).toEqual({
      weeks: [
        {
          ...{ region: 'EU', week: '2026-11-15', file: 'EU/2026-11-15/usage.csv' },
          replaces: 'EU/2026-11-15/usage.csv',
        },
      ],
      customers: { added: 0, moved: 0 },
      inventories: [],
      legs: 0,
    });
  });

  it('say how many customers of the demo make room', async () => {
    partner = 'demo';
    const client = clientOf(deskOf());
    const demo = [{ path: 'EU/2026-11-15/usage.csv', content: usage('Acme,c1,Rome,7') }];
    expect((await checked(client, demo)).changes).toMatchObject({ cleared: 1, customers: { added: 1 } });
  });

  it('go on on another server where the one that was at them is gone, and give up after three', async () => {
    const client = clientOf(idleDesk());
    const { id: importId } = await client.imports.send(someFiles);
    await client.imports.preview({ importId });
    expect(await claim(importId, 50)).toMatchObject({ attempts: 1 });
    const other = work();
    const { revision } = await until(client, importId, 'checked');
    await other.stop();
    await client.imports.start({ importId, revision });
    for (let time = 1; time <= 3; time++)
      await vi.waitFor(async () => expect(await claim(importId, 1)).toMatchObject({ attempts: time }));
    work();
    expect((await until(client, importId, 'failed')).problem).toBe(
      'The server ended 3 times while it was at this import.',
    );
    await vi.waitFor(async () => expect(await readdir(folder)).not.toContain(importId));
  });

  // two processes have one database
  it.skipIf(kind === 'embedded')(
    'whose server is killed half-way are finished by another',
    async () => {
      const client = clientOf(deskOf());
      const { id: importId, revision } = await checked(client);
      for (const jobs of started.splice(0)) await jobs.stop();
      const [urls] = [String(server.store.urls)];
      const [us, other] = [new Client(urls), new Client(urls)];
      await Promise.all([us.connect(), other.connect()]);
      const child = spawn(
        process.execPath,
        ['--no-warnings', '--input-type=module', '-e', otherServer, urls, folder],
        { stdio: ['ignore', 'ignore', 'inherit'], cwd: fileURLToPath(new URL('.', import.meta.url)) },
      );
      try {
        // a week of the region can't be written yet
        await us.query('begin; lock table app_us.weekly_usage in exclusive mode');
        await client.imports.start({ importId, revision });
        const waits = `select 1 from pg_locks where not granted and relation = 'app_us.weekly_usage'::regclass`;
        await vi.waitUntil(async () => (await other.query(waits)).rows.length > 0, {
          ...{ timeout: 50_000, interval: 20 },
        });
        child.kill('SIGKILL');
        await once(child, 'close');
        await us.query('commit');
        const weeks = 'select week from app_us.usage_weeks where partner_id = $1';
        expect((await us.query(weeks, [partner])).rows).toEqual([]);
      } finally {
        child.kill('SIGKILL');
        await Promise.all([us.end(), other.end()]);
      }
      work();
      expect((await until(client, importId, 'done')).result).toMatchObject({ isComplete: true, refused: 2 });
      expect((await client.customers.count()).total).toBe(3);
    },
    90_000,
  );

  it('are carried out once, however many servers there are', async () => {
    const desks = [deskOf(), deskOf(), deskOf()];
    const client = clientOf({
      ...(desks[0] as OpenedImportDesk),
      wake: () => {
        for (const one of desks) one.wake();
      },
    });
    const { id: importId, revision } = await checked(client);
    await client.imports.start({ importId, revision });
    await until(client, importId, 'done');
    const entries = await acts();
    // two weeks, an inventory of one region with rows, and the first record of the partner's regions
    expect(entries.length).toBeLessThanOrEqual(4);
    expect(new Set(entries)).toEqual(new Set(['u-7 data.import']));
  });

  it('are refused beyond a number that nobody has confirmed, with how many there are and what to do', async () => {
    const client = clientOf(idleDesk());
    const begin = () => client.imports.begin({ files: [{ path: 'usage.csv', size: 1 }] });
    const outcomes = await Promise.allSettled(Array.from({ length: mostUnconfirmed.ofUser + 2 }, begin));
    const begun = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(begun).toHaveLength(mostUnconfirmed.ofUser);
    await expect(begin()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/You have 10 imports .*confirm or discard one/),
    });
    await client.imports.discard({ importId: begun[0]?.id ?? '' });
    await begin();
    // those of others count together
    await inHome((tx) =>
      tx.run(sql`
        insert into imports (partner_id, import_id, state, row)
        select partner_id, import_id || copy, state, jsonb_set(row, '{createdBy,id}', to_jsonb('u-' || import_id || copy))
        from imports, generate_series(1, 2) as copy where partner_id = ${partner} and state = 'receiving'`),
    );
    await client.imports.discard({ importId: begun[1]?.id ?? '' });
    await begin();
    await client.imports.discard({ importId: begun[2]?.id ?? '' });
    await inHome((tx) =>
      tx.run(sql`
        insert into imports (partner_id, import_id, state, row)
        select partner_id, 'one-more', state, jsonb_set(row, '{createdBy,id}', '"u-more"')
        from imports where partner_id = ${partner} and state = 'receiving' limit 1`),
    );
    await expect(begin()).rejects.toMatchObject({
      message: expect.stringMatching(/^The users of this partner have 30/),
    });
  });

  it('end where they are given up, with their files', async () => {
    const client = clientOf(deskOf());
    const { id: importId, revision } = await checked(client);
    await client.imports.start({ importId, revision });
    await client.imports.discard({ importId }).catch(() => {});
    const { state } = await client.imports.get({ importId });
    expect(['cancelled', 'done']).toContain(state);
    const other = await checked(client);
    await client.imports.discard({ importId: other.id });
    await vi.waitFor(async () => expect(await readdir(folder)).not.toContain(other.id));
    await expect(client.imports.start({ importId: other.id, revision: 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('fail with the reason where their files are gone', async () => {
    const client = clientOf(deskOf());
    const { id: importId, revision } = await checked(client);
    await rm(join(folder, importId), { recursive: true });
    await client.imports.start({ importId, revision });
    expect((await until(client, importId, 'failed')).problem).toMatch(/no longer on this server/);
  });

  /** Databases of which that of one region fails so often. */
  function failing(times: number, cause: Error) {
    const { databases } = server.store;
    let left = times;
    return {
      ...databases,
      of: (region: string) => (region === 'EU' && left-- > 0 ? Promise.reject(cause) : databases.of(region)),
    };
  }

  it('are gone on with where a database was away meanwhile', async () => {
    const desk = idleDesk();
    const client = clientOf(desk);
    work(desk, failing(1, new Error('Connection terminated unexpectedly: 10.0.0.7')));
    const { id: importId, revision } = await checked(client);
    expect((await client.imports.get({ importId })).changes?.weeks).toHaveLength(2);
    await client.imports.start({ importId, revision });
    expect((await until(client, importId, 'done')).result).toMatchObject({ isComplete: true });
  });

  it('fail without a word of the inside', async () => {
    const desk = idleDesk();
    const client = clientOf(desk);
    work(desk, failing(100, new Error('Connection terminated unexpectedly: 10.0.0.7')));
    const { id: importId } = await client.imports.send(someFiles);
    await client.imports.preview({ importId });
    expect((await until(client, importId, 'failed')).problem).toBe(
      'The files could not be read to the end. Nothing was changed.',
    );
  });

  it('say of a file with nothing in it that it is empty', async () => {
    const client = clientOf(deskOf());
    const { files } = await checked(client, [...someFiles, { path: 'EU/empty.csv', content: '' }]);
    expect(files.at(-1)?.survey).toMatchObject({ outcome: 'leftOut', problem: 'this is an empty file' });
  });

  it('say that there is no room for a file', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const writing = vi.spyOn(await fileHandles(), 'write').mockRejectedValue(full);
    try {
      await expect(clientOf(idleDesk()).imports.send(someFiles)).rejects.toMatchObject({
        ...{ code: 'unavailable', message: 'There is no room left for the files of imports.' },
      });
    } finally {
      writing.mockRestore();
    }
  });

  it('are forgotten after a day where nobody confirms them', async () => {
    const client = clientOf(deskOf());
    const { id: importId } = await checked(client);
    await inHome((tx) =>
      tx.run(
        sql`update imports set created_at = created_at - interval '25 hours' where import_id = ${importId}`,
      ),
    );
    work();
    await until(client, importId, 'cancelled');
  });

  it('take many parts a minute, each small and of the right type', async () => {
    const client = clientOf(deskOf(), { limits: { changesPerUser: 3 } });
    const many = Array.from({ length: 20 }, (_, at) => ({ path: `${at}.csv`, content: 'a,b\n' }));
    const { id: importId, files } = await client.imports.send(many);
    expect(files).toHaveLength(20);
    const path = `/us/v1/imports/${importId}/files/f1?offset=0`;
    const as = { partner };
    const put = (headers: Record<string, string>, body: Uint8Array) =>
      server.ask(path, { method: 'PUT', headers, body, as }, server.app({ imports: deskOf() }));
    expect((await put({ 'content-type': 'text/csv' }, new Uint8Array(4))).status).toBe(415);
    const bytes = { 'content-type': 'application/octet-stream' };
    expect((await put(bytes, new Uint8Array(1_048_577))).status).toBe(413);
    expect((await put(bytes, new TextEncoder().encode('a,b\n'))).body).toEqual({ fileId: 'f1', received: 4 });
  });
});

/** What all open files share. */
async function fileHandles(): Promise<FileHandle> {
  const file = await open(fileURLToPath(import.meta.url));
  await file.close();
  return Object.getPrototypeOf(file) as FileHandle;
}

/** Carries out imports until it is killed. */
const otherServer = `
const here = ${JSON.stringify(new URL('.', import.meta.url).href)};
const { openRegionDatabases } = await import(here + '../storage/region-databases.ts');
const { openImportDesk } = await import(here + 'import-desk.ts');
const { startImportJobs } = await import(here + 'import-jobs.ts');
const { stagingFolder } = await import(here + 'staging-folder.ts');
const [urls, folder] = process.argv.slice(1);
const regions = ['US', 'EU'];
const databases = await openRegionDatabases({ regions, urls, folder });
const desk = openImportDesk({ staging: stagingFolder(folder), regions, now: Date.now });
startImportJobs({ databases, desk, leaseMs: 1500, pollMs: 50 });
`;
