import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CustomerRow, ReportRun } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer, type TestSubject } from '../http/test-server.ts';
import { openJobQueue } from '../jobs/job-queue.ts';
import type { QueuedJob } from '../jobs/job-table.ts';
import { claimJob } from '../jobs/leases.queries.ts';
import { requestTally } from '../jobs/request-tally.ts';
import type { WorkedJobs } from '../jobs/work-on-jobs.ts';
import { databaseKinds } from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { folderStorage } from './folder-storage.ts';
import { type OpenedReportDesk, openReportDesk } from './report-desk.ts';
import { type ReportJobsOptions, startReportJobs } from './report-jobs.ts';
import type { ReportStorage } from './report-storage.ts';
import { claimingRun, runTable } from './run-states.queries.ts';

const customers: readonly CustomerRow[] = ['a', 'b', 'c'].map((id) => ({
  id,
  name: `Customer ${id}`,
  region: 'US',
}));
const devicesOf = 4;
const inventory = {
  devices: customers.flatMap(({ id }) =>
    Array.from({ length: devicesOf }, (_, at) => ({ customerId: id, mac: `00112233445${at}`, product: id })),
  ),
  phoneNumbers: [],
};
const week = '2026-11-08';
/** A row of the week could not be read. */
const calling = {
  callLegs: [],
  weeklyUsage: [{ customerId: 'b', location: 'Rome', week, calls: 3, legs: 5 }],
  weeksNotKnown: [{ customerId: 'a', week }],
};
/** In seconds: who tells nothing for so long is gone. */
const leaseAtMost = 20;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A Monday at 09:00 in Rome. */
const monday = Date.UTC(2026, 10, 16, 8);
const ada: TestSubject = { user: 'u-1', roles: ['partnerFullAdmin'] };
const pat: TestSubject = { user: 'u-2', roles: ['partnerAdmin'] };
const daily = { every: 'day', time: '07:00', timeZone: 'Europe/Rome' };

describe.each(databaseKinds)('reports that run by themselves (%s)', (kind) => {
  let server: TestServer;
  let app: ReturnType<TestServer['app']>;
  let desk: OpenedReportDesk;
  let storage: ReportStorage;
  let nowMs: number;
  let partners = 0;
  let partner: string;
  const started: WorkedJobs[] = [];

  beforeAll(async () => {
    const ids = Array.from({ length: 20 }, (_, at) => `p${at}`);
    const users = [ada, pat].map(({ user, roles }) => ({
      id: String(user),
      name: String(user),
      roles: [...(roles ?? [])],
    }));
    server = await openTestServer(
      kind,
      ids.map((id) => ({
        id,
        customers,
        subscriptions: [],
        users,
        assigned: { 'u-2': ['b'] },
        inventory,
        calling,
      })),
      ['US'],
    );
  });
  afterAll(() => server.close());
  beforeEach(() => {
    partner = `p${partners++}`;
    nowMs = monday;
    storage = folderStorage(join(server.store.folder, `reports-${partner}`));
    open(storage);
  });
  afterEach(async () => {
    for (const jobs of started.splice(0)) await jobs.stop();
    await server.inEach((tx) => tx.run(sql`delete from report_runs`));
    await server.inEach((tx) => tx.run(sql`delete from report_schedules`));
  });

  function open(files: ReportStorage) {
    desk = openReportDesk({ storage: files, now: () => nowMs, days: 30 });
    app = server.app({ reports: desk });
  }
  /** A server's jobs, which look when they are told to. */
  function start(more: Partial<ReportJobsOptions> = {}): WorkedJobs {
    const { databases } = server.store;
    let made = 0;
    const newId = () => `made-${partner}-${started.length}-${made++}`;
    const jobs = startReportJobs({ databases, desk, newId, pollMs: 100 * dayMs, ...more });
    started.push(jobs);
    return jobs;
  }
  const ask = (method: string, path: string, body?: unknown, as = ada, headers = {}) =>
    server.ask(`/us/v1${path}`, { method, body, headers, as: { ...as, partner } }, app);
  const save = (id: string, as = ada, content = {}) =>
    ask(
      'PUT',
      `/report-schedules/${id}`,
      { template: 'devices', cadence: daily, format: 'csv', ...content },
      as,
    );
  const order = async (as = ada): Promise<ReportRun> =>
    (await ask('POST', '/report-runs', { template: 'devices', format: 'csv' }, as)).body;
  const runs = async (): Promise<ReportRun[]> => (await ask('GET', '/report-runs')).body.items;
  const schedule = async (id: string) =>
    (await ask('GET', '/report-schedules')).body.items.find((one: { id: string }) => one.id === id);
  const run = async (id: string): Promise<ReportRun> => (await ask('GET', `/report-runs/${id}`)).body;
  const until = (id: string, state: ReportRun['state']) =>
    vi.waitUntil(async () => (await run(id)).state === state, { timeout: 20_000, interval: 50 });
  const lines = async (id: string) =>
    (await ask('GET', `/report-runs/${id}/file`)).text.trim().split('\r\n').slice(1);
  const files = async () => {
    const names: string[] = [];
    for await (const { name } of storage.list()) names.push(name);
    return names;
  };
  const inUs = <T>(act: (tx: Transaction) => Promise<T>) =>
    server.store.databases.of('US').then((us) => us.transaction({ partner }, act));
  /** How long the run would stay in its hand if nothing more were told, by the clock of the database. */
  const leaseSeconds = async (id: string) =>
    Number(
      (
        await inUs((tx) =>
          tx.first<{ left: number }>(sql`
            select extract(epoch from free_at - clock_timestamp())::float8 as left
            from report_runs where run_id = ${id}`),
        )
      )?.left,
    );
  const dueTomorrow = Date.UTC(2026, 10, 17, 6);

  it('a schedule that is due runs once, however many servers look', async () => {
    await save('s');
    const servers = [start(), start()];
    await Promise.all(servers.map((jobs) => jobs.look()));
    expect(await runs()).toEqual([]);
    nowMs = dueTomorrow + 1000;
    await Promise.all(servers.map((jobs) => jobs.look()));
    await Promise.all(servers.map((jobs) => jobs.look()));
    const [made, ...others] = await runs();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ scheduleId: 's', dueAt: '2026-11-17T06:00:00.000Z', isLate: false });
    await until(String(made?.id), 'done');
    expect(await lines(String(made?.id))).toHaveLength(customers.length * devicesOf);
    expect((await schedule('s')).nextRunAt).toBe('2026-11-18T06:00:00.000Z');
    expect(await files()).toHaveLength(1);
  });

  it('a run that is quickly over says how fresh it is and what is missing from it', async () => {
    const jobs = start();
    const asked = { template: 'usage', format: 'csv', from: week, until: '2026-11-14' };
    const [usage, whole, part] = await Promise.all(
      [asked, { template: 'devices', format: 'csv' }, { ...asked, until: '2026-11-10' }].map(
        async (body): Promise<ReportRun> => (await ask('POST', '/report-runs', body)).body,
      ),
    );
    await jobs.look();
    for (const one of [usage, whole, part]) await until(String(one?.id), 'done');
    expect(await run(String(usage?.id))).toMatchObject({ rows: 1, weeksNotKnown: 1, partialWeeksLeftOut: 0 });
    expect(await run(String(part?.id))).toMatchObject({ rows: 0, partialWeeksLeftOut: 1 });
    expect((await run(String(whole?.id))).freshAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('what was missed is made up for once, for the last time that it was due, and is late', async () => {
    await save('s', ada, {
      template: 'usage',
      cadence: { every: 'week', weekday: 1, time: '07:00', timeZone: 'Europe/Rome' },
    });
    const jobs = start();
    nowMs = monday + 22 * dayMs;
    await jobs.look();
    await jobs.look();
    const [made, ...others] = await runs();
    expect(others).toEqual([]);
    expect(made).toMatchObject({
      ...{ dueAt: '2026-12-07T06:00:00.000Z', isLate: true, from: '2026-11-29', until: '2026-12-05' },
    });
    await until(String(made?.id), 'done');
    expect((await schedule('s')).nextRunAt).toBe('2026-12-14T06:00:00.000Z');
  });

  it('a schedule runs when it is told to, also where the clock of a server was ahead for a while', async () => {
    const weekly = { every: 'week', weekday: 2, time: '07:00', timeZone: 'Europe/Rome' };
    await save('s');
    await save('ending', ada, { cadence: weekly, endsOn: '2026-12-31' });
    nowMs = monday + 400 * dayMs;
    const jobs = start();
    await jobs.look();
    expect(await runs()).toHaveLength(2);
    nowMs = monday;
    const told = [(await schedule('s')).nextRunAt, (await schedule('ending')).nextRunAt];
    expect(told).toEqual(Array(2).fill(new Date(dueTomorrow).toISOString()));
    // of each two looks, an hour lies before one
    for (let look = 0; look < 2; look++) await jobs.look();
    expect(await runs()).toHaveLength(2);
    nowMs = dueTomorrow;
    await jobs.look();
    expect((await runs()).slice(0, 2).map(({ dueAt }) => dueAt)).toEqual(told);
  });

  it('tells of the customers that its owner has when it runs, and pauses when they may no longer run it', async () => {
    await save('s', pat);
    await inUs((tx) =>
      tx.run(
        sql`update customer_administrators set customer_id = 'c' where partner_id = ${partner} and user_id = 'u-2'`,
      ),
    );
    const jobs = start();
    nowMs = dueTomorrow;
    await jobs.look();
    const [made] = await runs();
    await until(String(made?.id), 'done');
    expect((await lines(String(made?.id))).every((line) => line.includes('Customer c'))).toBe(true);
    await inUs((tx) =>
      tx.run(
        sql`update users set roles = array['partnerReadOnlyAdmin'] where partner_id = ${partner} and user_id = 'u-2'`,
      ),
    );
    nowMs += dayMs;
    await jobs.look();
    expect(await runs()).toHaveLength(1);
    expect(await schedule('s')).toMatchObject({ paused: 'ownerLostRights', nextRunAt: null });
    const { items } = (await ask('GET', '/audit-entries')).body;
    expect(items[0]).toMatchObject({ action: 'reports.pauseSchedule', actor: { id: 'server' } });
  });

  it('a schedule that cannot be run keeps neither others nor runs waiting, however many there are', async () => {
    await save('other', ada);
    await save('bad', pat, { cadence: { ...daily, time: '06:00' } });
    await inUs((tx) =>
      tx.run(sql`insert into report_schedules
        select partner_id, schedule_id || n, content, owner_id, owner_name, owner_roles, paused, next_run_at, failures
        from report_schedules, generate_series(1, 120) as n
        where partner_id = ${partner} and schedule_id = 'bad'`),
    );
    const { id } = await order();
    const jobs = start({
      ownerRoles: ({ userId }) => {
        if (userId === 'u-2') throw new Error('The directory does not know.');
        return undefined;
      },
    });
    nowMs = dueTomorrow;
    await expect(jobs.look()).rejects.toThrow('121 of them failed');
    expect((await runs()).map(({ scheduleId }) => scheduleId)).toEqual(['other', null]);
    await until(id, 'done');
    expect((await schedule('bad')).paused).toBeNull();
  });

  it('a region whose database is away keeps no other one waiting, and no file of a run is taken for left behind', async () => {
    const { databases } = server.store;
    const away = {
      ...databases,
      regions: ['EU', ...databases.regions],
      of: (region: string) =>
        region === 'EU' ? Promise.reject(new Error('EU is away.')) : databases.of(region),
    };
    const stray = await storage.write('of-a-run-in-eu.csv');
    await stray.keep();
    await save('s');
    nowMs = Date.now() + 40 * dayMs;
    const jobs = start({ databases: away });
    await expect(jobs.look()).rejects.toThrow();
    const [made] = await runs();
    await until(String(made?.id), 'done');
    expect(await files()).toContain('of-a-run-in-eu.csv');
  });

  it('what stands in the queue is one entry at a time, and may be sent again later', async () => {
    const worked: QueuedJob[] = [];
    const queue = await openJobQueue({
      database: await server.store.databases.of('US'),
      ...{ name: 'tried', atOnce: 2 },
      work: async (job) => void worked.push(job),
    });
    const taken = (count: number) =>
      vi.waitUntil(
        () => {
          queue.look();
          return worked.length >= count;
        },
        { timeout: 20_000 },
      );
    const job = { partner, id: 'r', turn: 1, moment: 1 };
    await queue.send(job);
    await queue.send(job);
    await taken(1);
    await queue.send(job);
    // as when it stood in a queue that was put back
    await queue.send({ ...job, moment: 2 });
    await taken(2);
    await queue.send({ ...job, id: 'last' });
    await taken(3);
    expect(worked.map(({ id }) => id)).toEqual(['r', 'r', 'last']);
    await queue.stop();
  });

  it('pauses when its template is gone', async () => {
    await ask('PUT', '/report-templates/t', { name: 'Own', report: 'devices', columns: ['mac'] });
    await save('s', ada, { template: 't' });
    await ask('DELETE', '/report-templates/t');
    const jobs = start();
    nowMs = dueTomorrow;
    await jobs.look();
    expect([await runs(), (await schedule('s')).paused]).toEqual([[], 'templateRemoved']);
  });

  /** A storage that writes nothing before it is let. */
  function gated() {
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    open({
      ...storage,
      async write(name) {
        const writer = await storage.write(name);
        return { ...writer, write: (bytes) => gate.then(() => writer.write(bytes)) };
      },
    });
    return letGo;
  }

  it('a run that is cancelled leaves no file; while it is written there is none to read', async () => {
    const letGo = gated();
    const jobs = start();
    const { id } = await order();
    await jobs.look();
    await until(id, 'running');
    expect((await ask('GET', `/report-runs/${id}/file`)).status).toBe(409);
    const answer = await ask('POST', `/report-runs/${id}/cancel`, {});
    expect(answer.body.state).toBe('cancelled');
    letGo();
    await vi.waitUntil(async () => (await files()).length === 0, { timeout: 10_000, interval: 50 });
    expect((await run(id)).state).toBe('cancelled');
    expect((await ask('POST', `/report-runs/${id}/cancel`, {})).body).toEqual(answer.body);
    expect((await ask('DELETE', `/report-runs/${id}`)).status).toBe(200);
    expect((await ask('DELETE', `/report-runs/${id}`)).status).toBe(404);
  });

  it('a server that ends puts its run back, and the next one begins it anew', async () => {
    const letGo = gated();
    const jobs = start();
    const { id } = await order();
    await jobs.look();
    await until(id, 'running');
    const stopped = jobs.stop();
    letGo();
    await stopped;
    expect([(await run(id)).state, await files()]).toEqual(['waiting', []]);
    nowMs += 1000;
    await start().look();
    await until(id, 'done');
    expect(await files()).toHaveLength(1);
  });

  it('a cancel of a run that has just ended changes nothing, and of two deletions one finds it', async () => {
    const jobs = start();
    const { id } = await order();
    await jobs.look();
    await until(id, 'done');
    const done = await run(id);
    expect((await ask('POST', `/report-runs/${id}/cancel`, {})).body).toEqual(done);
    expect(await lines(id)).toHaveLength(customers.length * devicesOf);
    const both = await Promise.all([
      ask('DELETE', `/report-runs/${id}`),
      ask('DELETE', `/report-runs/${id}`),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    await vi.waitUntil(async () => (await files()).length === 0, { timeout: 10_000, interval: 20 });
    const { items } = (await ask('GET', '/audit-entries')).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual([
      'reports.removeRun',
      'reports.run',
    ]);
  });

  it('a run whose server ended three times is given up with that reason', async () => {
    const { id } = await order();
    const us = await server.store.databases.of('US');
    for (let attempts = 1; attempts <= 3; attempts++) {
      const job = { partner, id, lease: `of the dead ${attempts}` };
      const claimed = () =>
        us.asOwner((tx) =>
          claimJob(tx, runTable, job, { ...claimingRun(new Date(nowMs).toISOString()), leaseMs: 1 }),
        );
      await vi.waitFor(async () => expect(await claimed()).toMatchObject({ attempts }), { timeout: 20_000 });
    }
    await start().look();
    await until(id, 'failed');
    expect(await run(id)).toMatchObject({
      ...{ endedAt: expect.any(String), size: null },
      failure: { code: 'unavailable', message: expect.stringMatching(/ended 3 times/) },
    });
  });

  it('a schedule whose runs fail three times in a row pauses, and tells why', async () => {
    await save('s');
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    open({ ...storage, write: () => Promise.reject(full) });
    const jobs = start();
    for (let day = 0; day < 3; day++) {
      expect((await schedule('s')).paused).toBeNull();
      nowMs = dueTomorrow + day * dayMs;
      await jobs.look();
      const [made] = await runs();
      await until(String(made?.id), 'failed');
    }
    expect(await schedule('s')).toMatchObject({ paused: 'failed', nextRunAt: null });
    nowMs += dayMs;
    await jobs.look();
    expect(await runs()).toHaveLength(3);
    const { items } = (await ask('GET', '/audit-entries')).body;
    expect(items[0]).toMatchObject({ action: 'reports.pauseSchedule', actor: { id: 'server' } });
  });

  it('a cursor goes on with the list that it was made for alone', async () => {
    await order();
    await order(pat);
    const list = '/report-runs?limit=1';
    const rows = '/report-rows/devices?limit=1';
    const cursorOf = async (path: string) =>
      `&cursor=${encodeURIComponent((await ask('GET', path)).body.nextCursor)}`;
    const [ofRuns, ofRows] = [await cursorOf(list), await cursorOf(rows)];
    const asked = [
      ask('GET', list + ofRuns),
      ask('GET', rows + ofRows),
      ask('GET', list + ofRuns, undefined, pat),
      ask('GET', `${list}&scheduleId=s${ofRuns}`),
      ask('GET', rows + ofRows, undefined, pat),
      ask('GET', `/report-rows/phoneNumbers?limit=1${ofRows}`),
      ask('GET', rows + ofRuns),
    ];
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 400, 400, 400, 400, 400]);
  });

  it('a full disk fails a run with that reason, and nothing of its file stays', async () => {
    open({
      ...storage,
      async write(name) {
        const writer = await storage.write(name);
        const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return { ...writer, write: () => Promise.reject(full) };
      },
    });
    const jobs = start();
    const { id } = await order();
    await jobs.look();
    await until(id, 'failed');
    expect((await run(id)).failure).toMatchObject({
      code: 'storageFull',
      message: expect.stringMatching(/room/),
    });
    expect(await files()).toEqual([]);
  });

  it('a run in the hand of a server that is gone is looked for within thirty seconds', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    start({ pollMs: undefined });
    const [pollMs] = timers.mock.calls.map(([, ms]) => Number(ms));
    timers.mockRestore();
    expect(leaseAtMost + Number(pollMs) / 1000).toBeLessThan(30);
    const letGo = gated();
    const jobs = start();
    const { id } = await order();
    await jobs.look();
    await until(id, 'running');
    const left = await leaseSeconds(id);
    expect([left > 0, left <= leaseAtMost]).toEqual([true, true]);
    letGo();
    await until(id, 'done');
  });

  it('a run lets requests go first, and has all its rows', async () => {
    const requests = requestTally();
    app = server.app({ reports: desk, requests });
    const jobs = start({ requests });
    const { id } = await order();
    // one that waits for long
    requests.asked++;
    await jobs.look();
    await until(id, 'done');
    expect(await lines(id)).toHaveLength(customers.length * devicesOf);
    expect((await ask('GET', '/report-runs/none')).status).toBe(404);
    expect(requests.asked).toBeGreaterThan(3);
    expect(requests.asked - requests.answered).toBe(1);
  });

  it('ten reports an hour may be asked for', async () => {
    app = server.app({ reports: desk, limits: { reportsPerUser: 10 } });
    for (let at = 0; at < 10; at++) expect((await order()).state).toBe('waiting');
    const refused = await ask('POST', '/report-runs', { template: 'devices', format: 'csv' });
    expect([refused.status, Number(refused.headers.get('retry-after')) > 600]).toEqual([429, true]);
  });

  // two processes have one database
  it.skipIf(kind === 'embedded')(
    'a run whose server is killed is finished by another, from its beginning',
    async () => {
      const { id } = await order();
      const folder = join(server.store.folder, `reports-${partner}`);
      const child = spawn(
        process.execPath,
        [
          '--no-warnings',
          '--input-type=module',
          '-e',
          slowServer,
          String(server.store.urls),
          folder,
          String(nowMs),
        ],
        { stdio: ['ignore', 'pipe', 'inherit'], cwd: fileURLToPath(new URL('.', import.meta.url)) },
      );
      await once(child.stdout, 'data');
      expect(await readdir(folder)).toHaveLength(1);
      child.kill('SIGKILL');
      await once(child, 'close');
      const jobs = start();
      // by the clock of this server, an hour has gone
      nowMs += hourMs;
      await jobs.look();
      // whoever told something a moment ago may be there still
      expect((await run(id)).state).toBe('running');
      expect(await leaseSeconds(id)).toBeLessThanOrEqual(leaseAtMost);
      // by the clock of this server, it tells so an hour from now
      nowMs -= 2 * hourMs;
      await inUs((tx) =>
        tx.run(sql`
          update report_runs set free_at = free_at - make_interval(secs => ${leaseAtMost}),
            sent_at = sent_at - make_interval(secs => ${leaseAtMost})
          where run_id = ${id}`),
      );
      await jobs.look();
      await until(id, 'done');
      expect(await lines(id)).toHaveLength(customers.length * devicesOf);
      expect((await readdir(folder)).filter((name) => !name.endsWith('.part'))).toHaveLength(1);
    },
  );
});

/** Carries out reports, and says so when the first bytes are written, of which there come no more. */
const slowServer = `
const here = ${JSON.stringify(new URL('.', import.meta.url).href)};
const { openRegionDatabases } = await import(here + '../storage/region-databases.ts');
const { folderStorage } = await import(here + 'folder-storage.ts');
const { openReportDesk } = await import(here + 'report-desk.ts');
const { startReportJobs } = await import(here + 'report-jobs.ts');
const [urls, folder, now] = process.argv.slice(1);
const databases = await openRegionDatabases({ regions: ['US'], urls, folder });
const files = folderStorage(folder);
const storage = { ...files, async write(name) {
  const writer = await files.write(name);
  return { ...writer, async write(bytes) {
    await writer.write(bytes.subarray(0, 10));
    console.log('writing');
    await new Promise(() => setInterval(() => {}, 1000));
  } };
} };
const desk = openReportDesk({ storage, now: () => Number(now) });
await startReportJobs({ databases, desk, newId: String }).look();
`;
