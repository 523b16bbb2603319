import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CustomerRow, createPartnerClient, type ReportRun } from '@partnerkit/sdk';
import { httpSource } from '@partnerkit/sdk/sources/http';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDevelopmentTokens } from '../auth/development-tokens.ts';
import { openTestServer, type TestServer, type TestSubject } from '../http/test-server.ts';
import type { WorkedJobs } from '../jobs/work-on-jobs.ts';
import { readServerConfig } from '../start/server-config.ts';
import { startServer } from '../start/start-server.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import { bucketStorage } from './bucket-storage.ts';
import { deploymentMark } from './deployment-mark.ts';
import { folderStorage } from './folder-storage.ts';
import { openReportDesk } from './report-desk.ts';
import { startReportJobs } from './report-jobs.ts';
import type { ReportStorage } from './report-storage.ts';
import { openTestBucket, type TestBucket } from './test-bucket.ts';

const customers: readonly CustomerRow[] = [{ id: 'a', name: 'Customer a', region: 'US' }];
const devices = 6;
const inventory = {
  devices: Array.from({ length: devices }, (_, at) => ({
    ...{ customerId: 'a', mac: `00112233445${at}`, product: 'Telephone' },
  })),
  phoneNumbers: [],
};
const dayMs = 86_400_000;
const ada: TestSubject = { user: 'u-1', roles: ['partnerFullAdmin'] };

// what is tried here does not depend on where the rows are kept
const kind = oneKind;
let server: TestServer;
let bucket: TestBucket;
let nowMs: number;
let places = 0;
const started: WorkedJobs[] = [];

beforeAll(async () => {
  const users = [{ id: 'u-1', name: 'Ada', roles: [...(ada.roles ?? [])] }];
  const partner = { customers, subscriptions: [], users, assigned: {}, inventory };
  server = await openTestServer(
    kind,
    ['demo', 'other'].map((id) => ({ id, ...partner })),
    ['US'],
  );
});
afterAll(() => server.close());
beforeEach(async () => {
  nowMs = Date.now();
  bucket = await openTestBucket({ pageSize: 2 });
});
afterEach(async () => {
  for (const jobs of started.splice(0)) await jobs.stop();
  await bucket.close();
  await server.inEach((tx) => tx.run(sql`delete from report_runs`));
});

const inFolder = () => folderStorage(join(server.store.folder, `reports-${places++}`));
const inBucket = () =>
  bucketStorage({ place: bucket.place, now: Date.now, random: () => 1, firstPauseMs: 1 });

function open(storage: ReportStorage) {
  const desk = openReportDesk({ storage, now: () => nowMs, days: 30 });
  const app = server.app({ reports: desk });
  const ask = (method: string, path: string, body?: unknown, as: TestSubject = ada, headers = {}) =>
    server.ask(`/us/v1${path}`, { method, body, headers, as }, app);
  const order = async (template = 'devices', headers = {}) =>
    ask('POST', '/report-runs', { template, format: 'csv' }, ada, headers);
  const run = async (id: string): Promise<ReportRun> => (await ask('GET', `/report-runs/${id}`)).body;
  const jobs = startReportJobs({
    ...{ databases: server.store.databases, desk, newId: () => `made-${places++}`, pollMs: 100 * dayMs },
  });
  started.push(jobs);
  return {
    ...{ app, ask, order, run, jobs },
    files: async () => {
      const names: string[] = [];
      for await (const { name } of storage.list()) names.push(name);
      return names;
    },
    async ended(id: string, state: ReportRun['state'] = 'done') {
      await jobs.look();
      await vi.waitUntil(async () => (await run(id)).state === state, { timeout: 20_000, interval: 50 });
    },
    client: () =>
      createPartnerClient({
        source: httpSource({
          regions: { US: { baseUrl: 'http://server.test/us/v1' } },
          getToken: () => server.token(ada),
          fetch: async (url, init) => app.request(String(url), init),
          retry: { firstPauseMs: 1, maxPauseMs: 5 },
        }),
      }),
  };
}
async function done(storage: ReportStorage) {
  const opened = open(storage);
  const { id } = (await opened.order()).body as ReportRun;
  await opened.ended(id);
  return { ...opened, id, path: `/report-runs/${id}/file` };
}

describe.each<[string, () => ReportStorage]>([
  ['a folder', inFolder],
  ['a bucket', inBucket],
])('files of reports in %s', (_where, storageOf) => {
  it('a file is read in parts, under any name, and goes with its run when its time is over', async () => {
    const storage = storageOf();
    const { ask, order, ended, run, files, jobs } = open(storage);
    await ask('PUT', '/report-templates/t', {
      ...{ name: '=Nord/“Süd” €', report: 'devices', columns: ['mac', 'product'] },
    });
    const { id } = (await order('t')).body as ReportRun;
    await ended(id);
    const path = `/report-runs/${id}/file`;
    const { text, headers } = await ask('GET', path);
    const tag = String(headers.get('etag'));
    expect(tag).toBe(`"${(await run(id)).sha256}"`);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[ -~]+"; filename\*=UTF-8''Nord-%E2%80%9CS/,
    );
    const part = async (range: string, more = {}) => {
      const answer = await ask('GET', path, undefined, ada, { range, ...more });
      return [answer.status, answer.text, answer.headers.get('content-range')];
    };
    const { length } = text;
    expect(await part('bytes=5-9')).toEqual([206, text.slice(5, 10), `bytes 5-9/${length}`]);
    expect(await part('bytes=-3')).toEqual([
      ...[206, text.slice(-3), `bytes ${length - 3}-${length - 1}/${length}`],
    ]);
    expect((await part('bytes=5-', { 'if-range': tag })).slice(0, 2)).toEqual([206, text.slice(5)]);
    expect(await part('bytes=5-', { 'if-range': '"other"' })).toEqual([200, text, null]);
    expect(await part('bytes=1-2,4-5')).toEqual([200, text, null]);
    expect(await part(`bytes=${length}-`)).toMatchObject([416, expect.anything(), `bytes */${length}`]);
    // of a process that was killed: nothing comes of it any more
    const mark = await deploymentMark(await server.store.databases.of('US'));
    const left = await storage.write(`${mark}left-behind.csv`);
    await left.write(new Uint8Array(9 * 1024 * 1024));
    // of a deployment with databases of its own, which keeps its files in the same place
    const ofAnother = 'us-0123456789ab-of-another.csv';
    const other = await storage.write(ofAnother);
    await other.keep();
    expect(await files()).toHaveLength(3);
    nowMs = Date.now() + 31 * dayMs;
    await jobs.look();
    expect([await files(), (await ask('GET', '/report-runs')).body.items]).toEqual([[ofAnother], []]);
    expect(bucket.uploads.size).toBe(0);
    await left.drop();
    await storage.remove(ofAnother);
  });

  it('the head of a file says what the file would, and reads none of it', async () => {
    const storage = storageOf();
    let reads = 0;
    const { ask, path } = await done({
      ...storage,
      read(...asked) {
        reads++;
        return storage.read(...asked);
      },
    });
    const head = await ask('HEAD', path);
    const part = await ask('HEAD', path, undefined, ada, { range: 'bytes=0-4' });
    expect([head.status, head.text, part.status, part.headers.get('content-length'), reads]).toEqual([
      ...[200, '', 206, '5', 0],
    ]);
    const whole = await ask('GET', path);
    const told = ['content-length', 'content-type', 'content-disposition', 'etag', 'accept-ranges'];
    for (const name of told) expect(head.headers.get(name)).toBe(whole.headers.get(name));
    expect([whole.text.length, reads]).toEqual([Number(head.headers.get('content-length')), 1]);
  });

  it('a run that is removed while it is downloaded ends whole', async () => {
    const { ask, client, id, path } = await done(storageOf());
    const { text } = await ask('GET', path);
    const file = await client().reports.file({ id });
    expect((await ask('DELETE', `/report-runs/${id}`)).status).toBe(200);
    expect(await new Response(file.stream).text()).toBe(text);
    expect((await ask('GET', path)).status).toBe(404);
  });
});

describe('the file of a run', () => {
  it('that ends early is an error for who downloads it, not a short file', async () => {
    const storage = inFolder();
    const { ask, client, id } = await done({
      ...storage,
      // as where a storage takes it away under the reader
      read: async () => new Blob(['Cust']).stream(),
    });
    const file = await client().reports.file({ id });
    await ask('DELETE', `/report-runs/${id}`);
    await expect(new Response(file.stream).text()).rejects.toMatchObject({ code: 'notFound' });
  });

  it('is there for its partner and in its region alone', async () => {
    const { ask, path, id } = await done(inFolder());
    const answerOf = async (asked: string, as: TestSubject) => {
      const { status, body } = await ask('GET', asked, undefined, as);
      return { status, code: body.code, detail: String(body.detail).replaceAll(/"[^"]+"/g, '…') };
    };
    const unknown = await answerOf('/report-runs/nobody/file', ada);
    expect(unknown.status).toBe(404);
    expect(await answerOf(path, { ...ada, partner: 'other' })).toEqual(unknown);
    const elsewhere = await answerOf(path, { ...ada, regions: ['EU'] });
    const unknownElsewhere = await answerOf('/report-runs/nobody/file', { ...ada, regions: ['EU'] });
    expect([elsewhere.status, elsewhere]).toEqual([401, unknownElsewhere]);
    expect((await ask('DELETE', `/report-runs/${id}`, undefined, { ...ada, partner: 'other' })).status).toBe(
      404,
    );
    expect((await ask('GET', path)).status).toBe(200);
  });

  it('has a header of one line, whatever its template is called', async () => {
    const { ask, id, path } = await done(inFolder());
    const name = 'Nord\r\nset-cookie: a=b\r\n\r\n<script>';
    const refused = await ask('PUT', '/report-templates/t', { name, report: 'devices', columns: ['mac'] });
    expect([refused.status, refused.body.fields[0].field]).toEqual([400, 'name']);
    // a row that came another way
    await server.inEach((tx) =>
      tx.run(sql`update report_runs
        set content = content || jsonb_build_object('templateName', ${name}::text) where run_id = ${id}`),
    );
    const { status, headers } = await ask('GET', path);
    expect([status, headers.get('set-cookie')]).toEqual([200, null]);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="Nord set-cookie- a=b -script-_[^\r\n]*$/,
    );
  });

  it('is begun once for a key of an intent, and never for another intent with the same key', async () => {
    const { ask, order } = open(inFolder());
    const key = { 'idempotency-key': 'one-intent-of-the-user' };
    const [first, again] = [await order('devices', key), await order('devices', key)];
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect((await order('phoneNumbers', key)).status).toBe(422);
    expect((await ask('GET', '/report-runs')).body.items).toHaveLength(1);
  });
});

describe('a bucket that does not take files', () => {
  it('that refuses one fails the run at once, with its own code', async () => {
    const { order, ended, run } = open(inBucket());
    bucket.troubles.push({ operation: 'PutObject', answer: { status: 403, code: 'AccessDenied' } });
    const { id } = (await order()).body as ReportRun;
    await ended(id, 'failed');
    expect((await run(id)).failure).toEqual({
      ...{ code: 'storageFailed', message: 'The bucket hub-files: PutObject answered 403 AccessDenied.' },
    });
    expect(bucket.asked).not.toContain('UploadPart');
  });

  it('that has no room fails the run with that reason', async () => {
    const { order, ended, run } = open(inBucket());
    bucket.troubles.push({ operation: 'PutObject', answer: { status: 403, code: 'QuotaExceeded' } });
    const { id } = (await order()).body as ReportRun;
    await ended(id, 'failed');
    expect((await run(id)).failure?.code).toBe('storageFull');
  });

  it('that cannot be listed keeps no run beyond its time', async () => {
    const { ask, jobs } = await done(inBucket());
    bucket.troubles.push({
      operation: 'ListMultipartUploads',
      answer: { status: 403, code: 'AccessDenied' },
    });
    nowMs += 31 * dayMs;
    await expect(jobs.look()).rejects.toThrow('ListMultipartUploads answered 403 AccessDenied');
    expect([(await ask('GET', '/report-runs')).body.items, bucket.objects.size]).toEqual([[], 0]);
  });
});

// two servers have one database
it.skipIf(kind === 'embedded')(
  'a server with a bucket runs a report, and a client downloads it',
  async () => {
    const { accessKeyId, secretAccessKey } = bucket.place.credentials as Exclude<
      TestBucket['place']['credentials'],
      () => unknown
    >;
    const folder = await mkdtemp(join(tmpdir(), 'partnerkit-store-'));
    const running = await startServer({
      config: readServerConfig({
        ...{ PORT: '0', PARTNERKIT_STORE_DIR: folder, PARTNERKIT_REGIONS: 'US' },
        ...{ PARTNERKIT_DATABASE_URL: server.store.urls, PARTNERKIT_REPORT_BUCKET: bucket.place.bucket },
        PARTNERKIT_REPORT_BUCKET_ENDPOINT: bucket.place.endpoint,
        PARTNERKIT_REPORT_BUCKET_REGION: bucket.place.region,
        ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
      }),
    });
    try {
      await running.ready;
      const tokens = await openDevelopmentTokens(folder);
      const getToken = () =>
        tokens.sign({ ...ada, partner: 'demo', user: 'u-1', roles: ada.roles ?? [] }, 600);
      const source = httpSource({ regions: { US: { baseUrl: `${running.url}/us/v1` } }, getToken });
      const file = await createPartnerClient({ source }).reports.download({
        template: 'devices',
        format: 'csv',
      });
      const text = await new Response(file.stream).text();
      expect(text.trim().split('\r\n')).toHaveLength(1 + devices);
      const [[key, kept] = [], ...others] = bucket.objects;
      expect([key, others, String(kept?.bytes)]).toEqual([
        ...[
          expect.stringMatching(/^partnerkit-reports\/us-[0-9a-f]{12}-[0-9a-f]{32}-[0-9a-f]{8}\.csv$/),
          [],
          text,
        ],
      ]);
      const answer = () =>
        getToken().then((token) =>
          fetch(`${running.url}/us/v1/report-runs/${file.runId}/file`, {
            headers: { authorization: `Bearer ${token}`, range: 'bytes=3-8' },
          }),
        );
      expect(await (await answer()).text()).toBe(text.slice(3, 9));
      // somebody put another object there
      bucket.objects.set(String(key), { bytes: Buffer.from('Cust'), changedAt: 0 });
      const broken = await answer();
      expect(
        await broken.text().then(
          (short) => `${broken.status} ${short}`,
          () => 'broke off',
        ),
      ).not.toMatch(/^20/);
    } finally {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
