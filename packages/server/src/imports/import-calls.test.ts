import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { callLegCsvColumns } from '@partnerkit/sdk/calling';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCustomers } from '../customers/write-customers.ts';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { importData } from './import-data.ts';
import { ImportReport, importLines } from './import-report.ts';

const acme = '3f2c1a90-5b7e-4c33-9d21-7a6f0e4b8c55';
const globex = '0a1b2c3d-1111-4222-8333-444455556666';
const globexId = Buffer.from(`ciscospark://us/ORGANIZATION/${globex}`).toString('base64url');
const week = '2026-11-08';

type Cells = Readonly<Record<string, string>>;
const record = (cells: Cells = {}): Cells => ({
  'Start time': '2026-11-10T10:00:00.000Z',
  'Answer time': '2026-11-10T10:00:08.000Z',
  Duration: '180',
  Direction: 'ORIGINATING',
  'Correlation ID': 'call-1',
  'Client type': 'WXC_CLIENT',
  'User type': 'User',
  'User UUID': 'user-1',
  'Org UUID': acme,
  'Report ID': 'r-1',
  'Report time': '2026-11-10T10:10:00.000Z',
  Location: 'Rome',
  'Release time': '2026-11-10T10:03:08.000Z',
  ...cells,
});
const columns = Object.keys(record());
const csv = (rows: readonly Cells[], header: readonly string[] = columns) =>
  [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
const queued = record({
  'Report ID': 'q',
  'Correlation ID': 'queued',
  Direction: 'TERMINATING',
  'User type': 'CallCenterStandard',
  'User UUID': 'queue-1',
  'Answer time': '',
  'Release time': '2026-11-10T10:00:40Z',
});
const agent = record({
  'Report ID': 'a',
  'Correlation ID': 'queued',
  Direction: 'TERMINATING',
  'Start time': '2026-11-10T10:00:20Z',
  'Answer time': '2026-11-10T10:00:30Z',
});

let partners = 0;

describe.each(databaseKinds)('an import of calls (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  let folder: string;
  let partner: string;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US', 'EU']);
  });
  afterAll(() => store?.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-calls-'));
    partner = `partner-${++partners}`;
    await within('US', (tx) =>
      writeCustomers(tx, partner, [{ row: { id: acme, name: 'Acme', region: 'US', products: ['calling'] } }]),
    );
    await within('EU', (tx) =>
      writeCustomers(tx, partner, [{ row: { id: globexId, name: 'Globex', region: 'EU', products: [] } }]),
    );
    return () => rm(folder, { recursive: true, force: true });
  });

  async function within<T>(region: string, run: (tx: Transaction) => Promise<T>): Promise<T> {
    return (await store.databases.of(region)).transaction({ partner }, run);
  }

  /** Writes files below the folder and imports it. */
  async function imported(files: Readonly<Record<string, string>>) {
    await rm(folder, { recursive: true, force: true });
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const report = new ImportReport();
    const progress: string[] = [];
    const target = { databases: store.databases, partner, signal: new AbortController().signal };
    await importData(target, { path: folder, progress: (line) => progress.push(line) }, report);
    const { refused, isComplete } = report;
    return {
      counts: Object.fromEntries(report.counts),
      refused,
      isComplete,
      progress,
      lines: importLines(report),
    };
  }

  const weeks = (region = 'US') =>
    within(region, (tx) =>
      tx.rows(sql`select customer_id as id, week::text, calls, legs, details -> 'queue' ->> 'calls' as queued,
        details -> 'queue' ->> 'abandoned' as abandoned from call_weeks order by 1, 2`),
    );
  const count = async (table: string) =>
    Number(
      (await within('US', (tx) => tx.first<{ n: string }>(sql`select count(*) as n from ${raw(table)}`)))?.n,
    );

  it('reads the vendor’s export, each record into the region of its organization', async () => {
    const { counts, refused, isComplete, progress } = await imported({
      'a/Calling Detailed Call History.csv': `\ufeff${csv([record(), record({ 'Report ID': 'r-2', 'Org UUID': globex })])}`,
    });
    expect({ counts, refused, isComplete }).toEqual({
      counts: { 'call legs': 2 },
      refused: [],
      isComplete: true,
    });
    expect(progress[0]).toBe('Reading 1 call file …');
    expect(await weeks()).toEqual([expect.objectContaining({ id: acme, week, calls: 1, legs: 1 })]);
    expect(await weeks('EU')).toEqual([expect.objectContaining({ id: globexId, week, calls: 1, legs: 1 })]);
    expect(await count('stale_call_weeks')).toBe(0);
  });

  it('changes nothing where the same file comes again, its columns in another order', async () => {
    const rows = [record(), record({ 'Report ID': 'r-2' }), queued, agent];
    await imported({ 'calls.csv': csv(rows) });
    const before = await weeks();
    const { counts, isComplete } = await imported({
      'calls.csv': csv(rows, columns.toReversed()),
      'copy.csv': csv(rows),
    });
    expect({ counts, isComplete }).toEqual({
      counts: { 'call legs that were there before': 8 },
      isComplete: true,
    });
    expect(await weeks()).toEqual(before);
  });

  it('takes the newest writing of a record, in whatever order they come', async () => {
    const newer = record({ 'Report time': '2026-11-10T11:00:00Z', Direction: 'TERMINATING' });
    await imported({ 'a.csv': csv([newer, record()]) });
    expect(await weeks()).toMatchObject([{ calls: 0, legs: 1 }]);
    await imported({ 'b.csv': csv([record()]) });
    expect(await weeks()).toMatchObject([{ calls: 0, legs: 1 }]);
    await imported({ 'c.csv': csv([record({ 'Report time': '2026-11-10T12:00:00Z' })]) });
    expect(await weeks()).toMatchObject([{ calls: 1, legs: 1 }]);
  });

  it('reads a queue from all records of a call, whichever file they are in and whichever comes first', async () => {
    await imported({ 'a.csv': csv([queued]) });
    expect(await weeks()).toMatchObject([{ queued: '1', abandoned: '1' }]);
    await imported({ 'b.csv': csv([agent]) });
    expect(await weeks()).toMatchObject([{ legs: 2, queued: '1', abandoned: '0' }]);
    partner = `${partner}-again`;
    await within('US', (tx) =>
      writeCustomers(tx, partner, [{ row: { id: acme, name: 'Acme', region: 'US' } }]),
    );
    await imported({ 'b.csv': csv([agent]) });
    await imported({ 'a.csv': csv([queued]) });
    expect(await weeks()).toMatchObject([{ legs: 2, queued: '1', abandoned: '0' }]);
  });

  it('names what it refuses by line and column, and ends with an error where that is all', async () => {
    const rows = [
      record({ 'Org UUID': 'nobody' }),
      record({ 'Report ID': '1.23E+18' }),
      record({ 'Start time': '10/11/2026' }),
      record({ Direction: '' }),
    ];
    const { refused, isComplete, lines } = await imported({ 'calls.csv': csv(rows) });
    expect(refused).toEqual([
      'calls.csv: line 3: Report ID: a spreadsheet has turned this number into 1.23E+18',
      expect.stringMatching(/^calls\.csv: line 4: Start time: expected /),
      'calls.csv: line 5: Direction: expected ORIGINATING or TERMINATING, found nothing',
      'calls.csv: line 2: Org UUID: there is no customer "nobody"',
    ]);
    expect(isComplete).toBe(false);
    expect(lines.slice(0, 2)).toEqual(['Read: nothing.', 'Left out: 4.']);
    const { counts } = await imported({
      'calls.csv': csv([...rows, record(), record({ 'Report ID': 'g', 'User type': 'HuntGroup' })]),
    });
    expect(counts).toEqual({
      'call legs': 1,
      'records of legs that queues and groups made by themselves': 1,
    });
  });

  it('names the column that is missing', async () => {
    const header = columns.filter((name) => name !== 'Org UUID');
    const { refused, isComplete } = await imported({ 'calls.csv': csv([record()], header) });
    expect(refused).toEqual(['calls.csv: columns are missing: "Org UUID"']);
    expect(isComplete).toBe(false);
  });

  it('of a file that is cut off takes what is whole; the whole file completes it', async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => record({ 'Report ID': `r-${at}` }));
    const whole = csv(rows);
    const { counts, refused } = await imported({ 'calls.csv': whole.slice(0, -60) });
    expect(counts).toEqual({ 'call legs': 1499 });
    expect(refused).toEqual([expect.stringMatching(/^calls\.csv: line 1501: .*may be cut off here$/)]);
    expect((await imported({ 'calls.csv': whole })).counts).toEqual({
      'call legs': 1,
      'call legs that were there before': 1499,
    });
    expect(await weeks()).toMatchObject([{ legs: 1500 }]);
  });

  it('reads call legs beside the reports that bring their customers, as CSV and as NDJSON', async () => {
    const leg = (id: string, customerId: string) => ({
      ...{ id, callId: id, customerId, startAt: '2026-11-10T10:00:00Z', endAt: '2026-11-10T10:01:00Z' },
      ...{ direction: 'made', endpoint: 'app', audio: { jitterMs: 1 } },
    });
    const { counts, refused, progress } = await imported({
      'calls/legs.ndjson': [leg('1', 'o1'), leg('2', globexId), leg('3\0', acme), '{', leg('4', 'nobody')]
        .map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`)
        .join(''),
      'calls/legs.csv': `${callLegCsvColumns.join(',')}\r\n${callLegCsvColumns
        .map((name) => ({ ...leg('5', 'o1'), audio: 'true' })[name] ?? '')
        .join(',')}\r\n`,
      'US/2026-11-08/usage.csv': 'Customer name,Organization ID,Location,Total calls\nInitech,o1,Rome,3\n',
    });
    expect(counts).toEqual({ 'new customers': 1, 'calling weeks of locations': 1, 'call legs': 3 });
    expect(progress[0]).toBe('Reading 1 report file and 2 call files …');
    expect(refused.toSorted()).toEqual([
      'calls/legs.ndjson: line 3: A text holds a character that cannot be stored: U+0000, or half of a surrogate pair.',
      expect.stringContaining('calls/legs.ndjson: line 4: expected JSON'),
      'calls/legs.ndjson: line 5: customerId: there is no customer "nobody"',
    ]);
    const sums = await within('US', (tx) =>
      tx.rows(sql`select source, calls from call_weeks where customer_id = 'o1' order by source`),
    );
    expect(sums).toEqual([
      { source: 'legs', calls: 2 },
      { source: 'totals', calls: 3 },
    ]);
  });
});
