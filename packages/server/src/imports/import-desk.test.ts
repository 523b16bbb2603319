import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createPartnerClient, httpSource, type Import, type PartnerClient } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppOptions } from '../http/create-app.ts';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { upsertPartner } from '../organization/partners.queries.ts';
import { type DatabaseKind, databaseKinds } from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { type OpenedImportDesk, openImportDesk } from './import-desk.ts';
import { claimImport } from './imports.queries.ts';
import { stagingFolder } from './staging-folder.ts';

const header = 'Customer name,Organization ID,Location,Total calls';
const usage = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;
const quick = { leaseMs: 400, pollMs: 20 };

describe('imports that are asked for', () => {
  let server: TestServer;
  let folder: string;
  let partner: string;
  let made = 0;
  beforeAll(async () => {
    const customers = [{ id: 'd1', name: 'Of the demo', region: 'US' }];
    const demo = { id: 'demo', customers, subscriptions: [], users: [], assigned: {} };
    // what is tried here does not depend on where the rows are kept
    server = await openTestServer(databaseKinds.at(-1) as DatabaseKind, [demo]);
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
  const deskOf = () =>
    openImportDesk({
      databases: server.store.databases,
      staging: stagingFolder(folder),
      now: () => Date.UTC(2026, 10, 20),
      newId: () => `lease-${++made}`,
      times: quick,
    });

  function clientOf(imports: AppOptions['imports'], options: Partial<AppOptions> = {}): PartnerClient {
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
    await vi.waitFor(async () => expect((await client.imports.get({ importId })).state).toBe(state), {
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
    expect(await readdir(folder)).not.toContain(importId);
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
    const client = clientOf({ ...deskOf(), wake: () => {} });
    const { id: importId } = await client.imports.send(someFiles);
    await client.imports.preview({ importId });
    const lost = await inHome((tx) => claimImport(tx, { lease: 'of the dead', leaseMs: 50 }));
    expect(lost).toMatchObject({ partner, attempts: 1 });
    const watched = deskOf().watch();
    const { revision } = await until(client, importId, 'checked');
    await watched.stop();
    await client.imports.start({ importId, revision });
    for (let time = 0; time < 3; time++) {
      await vi.waitFor(async () => {
        const claimed = await inHome((tx) => claimImport(tx, { lease: 'of the dead', leaseMs: 1 }));
        expect(claimed).toMatchObject({ partner });
      });
    }
    const other = deskOf().watch();
    expect((await until(client, importId, 'failed')).problem).toBe(
      'The server ended 3 times while it was at this import.',
    );
    await other.stop();
    expect(await readdir(folder)).not.toContain(importId);
  });

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

  it('are forgotten after a day where nobody confirms them', async () => {
    const client = clientOf(deskOf());
    const { id: importId } = await checked(client);
    await inHome((tx) =>
      tx.run(
        sql`update imports set created_at = created_at - interval '25 hours' where import_id = ${importId}`,
      ),
    );
    const watched = deskOf().watch();
    await until(client, importId, 'cancelled');
    await watched.stop();
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
