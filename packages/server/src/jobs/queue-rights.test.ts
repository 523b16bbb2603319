import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRules, reportLayout } from '@partnerkit/sdk/server';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openImportDesk } from '../imports/import-desk.ts';
import { startImportJobs } from '../imports/import-jobs.ts';
import { insertImport, selectImport } from '../imports/imports.queries.ts';
import { stagingFolder } from '../imports/staging-folder.ts';
import { contentOf } from '../reports/asked-template.ts';
import { folderStorage } from '../reports/folder-storage.ts';
import { openReportDesk } from '../reports/report-desk.ts';
import { startReportJobs } from '../reports/report-jobs.ts';
import { insertRun, selectRun } from '../reports/report-runs.queries.ts';
import { openRegionDatabases, type RegionDatabases } from '../storage/region-databases.ts';
import { databaseKinds, type ThrowAwayDatabase, throwAwayDatabase } from '../storage/throw-away-databases.ts';
import type { QueueNote } from './queue-rights.ts';

const partner = 'a';
const at = '2026-11-16T08:00:00.000Z';

describe.skipIf(!databaseKinds.includes('postgres'))('a server that may make no schemas', () => {
  const user = `lim_${randomBytes(4).toString('hex')}`;
  let folder: string;
  let made: ThrowAwayDatabase;
  let owner: Client;
  let databases: RegionDatabases;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-'));
    made = await throwAwayDatabase();
    owner = new Client(made.url);
    await owner.connect();
    const name = new URL(made.url).pathname.slice(1);
    await owner.query(
      `create role ${user} login createrole password 'x'; grant create on database ${name} to ${user}`,
    );
    await owner.query(
      `do $$ begin create role partnerkit_us; exception when duplicate_object then null; end $$`,
    );
    await owner.query(`grant partnerkit_us to ${user}`);
    const url = new URL(made.url);
    [url.username, url.password] = [user, 'x'];
    databases = await openRegionDatabases({ regions: ['US'], urls: url.href, folder });
    await databases.migrate();
    await owner.query(`revoke create on database ${name} from ${user}`);
  });
  afterAll(async () => {
    await databases?.close();
    await owner?.query(`drop owned by ${user} cascade; drop role ${user}`);
    await owner?.end();
    await made?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('tells whoever asked, and once whoever runs it, until it is mended', async () => {
    const us = await databases.of('US');
    const notes: QueueNote[] = [];
    const onQueue = (note: QueueNote) => void notes.push(note);
    const times = { pollMs: 1_000_000_000, onQueue };
    const desk = openReportDesk({ storage: folderStorage(folder), now: () => Date.parse(at) });
    const imports = openImportDesk({
      ...{ staging: stagingFolder(folder), regions: ['US'], now: () => Date.parse(at) },
    });
    const jobs = [
      startReportJobs({ databases, desk, newId: String, ...times }),
      startImportJobs({ databases, desk: imports, ...times }),
    ];
    const look = () => Promise.all(jobs.map((one) => one.look()));
    const layout = reportLayout('devices', []);
    if (!layout) throw new Error('There is no such report.');
    const content = { ...contentOf(layout), format: 'csv', from: null, until: null } as const;
    const asked = (id: string) =>
      us.transaction({ partner }, async (tx) => {
        await insertRun(tx, partner, { id, content, user: { id: 'u' }, scope: 'all', requestedAt: at });
        const row = importRules.newImport({ id, at, by: { id: 'u' }, files: [], regions: ['US'] });
        await insertImport(tx, partner, { ...row, state: 'checking' });
      });
    const found = (id: string) =>
      us.transaction({ partner }, async (tx) => ({
        run: (await selectRun(tx, { partner, user: undefined }, id))?.run,
        brought: await selectImport(tx, partner, id),
      }));
    try {
      await asked('first');
      await look();
      await look();
      const reason = expect.stringMatching(/queue .* is not available/);
      expect(await found('first')).toMatchObject({
        run: { state: 'failed', failure: { code: 'noQueue', message: reason } },
        brought: { state: 'failed', problem: reason },
      });
      await asked('second');
      await look();
      const statement = `create schema jobs_us authorization ${user}`;
      const missing = {
        region: 'US',
        isAvailable: false,
        problem: expect.stringMatching(/permission denied/),
        statement,
      };
      expect(notes.toSorted((a, b) => (a.jobs < b.jobs ? -1 : 1))).toEqual([
        { jobs: 'imports', ...missing },
        { jobs: 'report_runs', ...missing },
      ]);
      notes.length = 0;
      await owner.query(statement);
      await asked('third');
      await look();
      expect(notes.map(({ isAvailable }) => isAvailable)).toEqual([true, true]);
      await vi.waitUntil(
        async () => {
          const { run, brought } = await found('third');
          return run?.state !== 'waiting' && brought?.state === 'checked';
        },
        { timeout: 20_000, interval: 50 },
      );
    } finally {
      for (const one of jobs) await one.stop();
    }
  });
});
