import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subscription } from '@partnerkit/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServer, type TestRequest, type TestServer } from '../http/test-server.ts';
import { importData } from '../imports/import-data.ts';
import { ImportReport } from '../imports/import-report.ts';
import { oneKind } from '../storage/throw-away-databases.ts';

const customers = [{ id: 'c1', name: 'Alimentari Serrapiana', region: 'US' }];
const pool = { product: 'meetings', purchased: 25, assigned: 10 };
const trial: Subscription = {
  ...{ id: 't1', customerId: 'c1', kind: 'trial', startDate: '2026-11-01', endDate: '2026-11-30' },
  licenses: [pool],
};

let partners = 0;

describe.each([oneKind])('trials started and changed here, and a file that comes again (%s)', (kind) => {
  let server: TestServer;
  let folder: string;
  let partner: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-own-trials-'));
    server = await openTestServer(kind, [], ['US']);
  });
  beforeEach(async () => {
    partner = `partner-${++partners}`;
    await imported([trial]);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function imported(subscriptions: readonly Subscription[]): Promise<void> {
    const path = join(folder, 'portfolio.json');
    await writeFile(path, JSON.stringify({ customers, subscriptions }));
    const { databases } = server.store;
    const { signal } = new AbortController();
    const target = { databases, partner, signal };
    await importData(target, { path, progress: () => {} }, new ImportReport());
  }
  const ask = (path: string, request: TestRequest = {}) => server.ask(path, { ...request, as: { partner } });
  const trials = async (): Promise<(Subscription & { version: string })[]> =>
    (await ask('/us/v1/customers/c1/trials')).body.items;
  async function extended(days: number): Promise<void> {
    const found = (await trials()).find(({ id }) => id === 't1');
    const headers = { 'if-match': `"${found?.version}"` };
    const path = '/us/v1/customers/c1/trials/t1/extend';
    expect((await ask(path, { method: 'POST', body: { days }, headers })).status).toBe(200);
  }
  const ends = async () => (await trials()).map(({ id, endDate }) => [id, endDate]);

  it('stay as they were left here, and what the file tells of their use is taken', async () => {
    const body = { licenses: [{ product: 'calling', purchased: 5 }], days: 30 };
    const { body: made } = await ask('/us/v1/customers/c1/trials', { body });
    await extended(60);
    const left = [
      [made.trial.id, made.trial.endDate],
      ['t1', '2027-01-14'],
    ];
    expect(await ends()).toEqual(left);
    await imported([{ ...trial, licenses: [{ ...pool, assigned: 12 }] }]);
    expect(await ends()).toEqual(left);
    expect((await trials())[1]?.licenses).toEqual([{ ...pool, assigned: 12 }]);
    const { statuses } = (await ask('/us/v1/customers/c1')).body;
    expect(statuses).toEqual(['trial']);
    await imported([trial]);
    expect(await ends()).toEqual(left);
  });

  it('are what the file says once it says something else itself', async () => {
    await extended(60);
    await imported([{ ...trial, endDate: '2026-12-24' }]);
    expect(await ends()).toEqual([['t1', '2026-12-24']]);
    // from then on the file counts
    await imported([trial]);
    expect(await ends()).toEqual([['t1', '2026-11-30']]);
    await extended(60);
    await imported([]);
    expect(await ends()).toEqual([]);
  });
});
