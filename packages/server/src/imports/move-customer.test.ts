import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CallLeg } from '@partnerkit/sdk/calling';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyStore } from '../backup/verify-store.ts';
import { rollUpAll } from '../calling/roll-up.ts';
import { takeLegs } from '../calling/take-legs.ts';
import { schemaOf } from '../storage/region-names.ts';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { importData } from './import-data.ts';
import { ImportReport } from './import-report.ts';
import { leftTables, moveCustomer, movedTables, rewrittenTables } from './move-customer.ts';

const regions = ['US', 'EU'];
const rule = { when: 'source', jitterMs: 30, latencyMs: 300, lossPercent: 5 } as const;
const older = 'EU/2026-11-01/usage.csv';
const newer = 'US/2026-11-08/usage.csv';

let partners = 0;

describe.each(databaseKinds)('a customer that usage names in another region (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  let folder: string;
  let partner: string;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, regions);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-move-'));
    partner = `partner-${++partners}`;
    return () => rm(folder, { recursive: true, force: true });
  });
  afterAll(async () => {
    expect((await verifyStore(store.databases)).problems).toEqual([]);
    await store.close();
  });

  const target = () => ({
    databases: store.databases,
    partner,
    signal: new AbortController().signal,
    poorLegRule: rule,
  });

  async function imported(files: Readonly<Record<string, string>>) {
    await rm(folder, { recursive: true });
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const report = new ImportReport();
    await importData(target(), { path: folder, progress: () => {} }, report);
    return { counts: Object.fromEntries(report.counts), refused: report.refused };
  }

  const inRegion = async <T>(region: string, run: (tx: Transaction) => Promise<T>) =>
    (await store.databases.of(region)).transaction({ partner }, run);

  /** What a region knows of a customer, table by table. */
  async function known(region: string, id = 'o1') {
    const found: Record<string, unknown[]> = {};
    await inRegion(region, async (tx) => {
      for (const table of [...rewrittenTables, ...movedTables, ...leftTables]) {
        // what was done with it stays told where it was done
        if (table === 'audit_entries') continue;
        const rows = await tx.rows<{ row: object }>(sql`
          select to_jsonb(t) - 'partner_id' - 'customer_id' as row from ${raw(table)} t
          where partner_id = ${partner} and customer_id = ${id} order by row`);
        if (rows.length > 0) found[table] = rows.map(({ row }) => row);
      }
    });
    return found;
  }

  async function sendLeg(region: string, leg: CallLeg) {
    await inRegion(region, (tx) => takeLegs(tx, partner, [leg]));
    await rollUpAll({ partner, rule, transaction: (run) => inRegion(region, run) });
  }

  async function aFullCustomer() {
    await imported({
      [older]: usageFile('Acme,o1,Roma,4,1', 'Globex,o2,Bari,1,1'),
      'Devices_2026-11-02.csv': devicesFile('X-1,Acme,o1,l-1,Roma,Phone,AA', ',Globex,o2,l-2,Bari,Phone,BB'),
    });
    await inRegion('EU', async (tx) => {
      await tx.run(sql`
        update customer_summaries set tags = array['VIP'], tag_keys = array['vip']
        where partner_id = ${partner} and customer_id = 'o1'`);
      await tx.run(sql`
        insert into tag_details (partner_id, tag_key, name, description) values (${partner}, 'vip', 'VIP', 'Looked after')`);
      await tx.run(sql`
        insert into customer_administrators (partner_id, customer_id, user_id) values (${partner}, 'o1', 'u-7')`);
    });
    await sendLeg('EU', legOf('leg-1', 'o1'));
    await sendLeg('EU', legOf('leg-2', 'o2'));
  }

  it('moves there with all that hangs on it, where the week is newer', async () => {
    await aFullCustomer();
    const before = await known('EU');
    const other = await known('EU', 'o2');
    const { counts, refused } = await imported({
      [newer]: usageFile('Acme Inc.,o1,Austin,7,1', 'Initech,o3,Austin,1,1'),
    });
    expect(refused).toEqual([]);
    expect(counts).toEqual({
      'customers moved to another region': 1,
      'new customers': 1,
      'calling weeks of locations': 2,
    });
    expect(await known('EU')).toEqual({});
    expect(await known('EU', 'o2')).toEqual(other);
    const after = await known('US');
    expect(after.customers).toEqual([
      {
        row: { id: 'o1', name: 'Acme Inc.', region: 'US', products: ['calling'], externalId: 'X-1' },
        subscriptions_supplied: false,
      },
    ]);
    expect(after.customer_summaries).toMatchObject([{ tags: ['VIP'], region: 'US' }]);
    for (const table of ['call_legs', 'devices', 'customer_administrators'])
      expect(after[table]).toEqual(before[table]);
    expect(after.call_weeks).toEqual(expect.arrayContaining(legSums(before)));
    expect(after.customer_locations).toEqual(expect.arrayContaining(before.customer_locations as unknown[]));
    const details = await inRegion('US', (tx) =>
      tx.first(sql`select description from tag_details where partner_id = ${partner}`),
    );
    expect(details).toEqual({ description: 'Looked after' });
  });

  it('stands as if all weeks had come at once', async () => {
    const others = Array.from({ length: 12 }, (_, at) => `C${at},c${at},Roma,1,1`);
    const [first, second] = [usageFile('Acme,o1,Roma,4,1', ...others), usageFile('Acme,o1,Roma,7,1')];
    await imported({ [older]: first });
    await imported({ [newer]: second });
    // an older week that comes later changes nothing but to say what it could not tell
    await imported({ [older]: first });
    const stepwise = [await known('US'), await known('EU')];
    partner = `partner-${++partners}`;
    await imported({ [older]: first, [newer]: second });
    expect([await known('US'), await known('EU')]).toEqual(stepwise);
    expect(stepwise[0]?.unknown_call_weeks).toEqual([{ week: '2026-11-01', told_by: 'EU' }]);
  });

  it('stays where a portfolio has put it', async () => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'portfolio.json');
    await writeFile(path, JSON.stringify({ customers: [{ id: 'o1', name: 'Acme', region: 'EU' }] }));
    await importData(target(), { path, progress: () => {} }, new ImportReport());
    const { refused } = await imported({ [newer]: usageFile('Acme,o1,Austin,7,1', 'Initech,o3,Austin,1,1') });
    expect(refused).toEqual([
      `${newer}: line 2: Organization ID: the organization is in region EU, not in US`,
    ]);
    expect(await known('US')).toEqual({ unknown_call_weeks: undefined });
  });

  it('is moved to the end by the next import where it stands in both', async () => {
    await aFullCustomer();
    const file = { [newer]: usageFile('Acme,o1,Austin,7,1') };
    const copied = await known('EU');
    await imported(file);
    const moved = await known('US');
    // as a process leaves it that is killed before it removes what it has copied
    await inRegion('EU', async (tx) => {
      for (const table of ['customers', 'customer_summaries', 'call_legs', 'weekly_usage'] as const) {
        const rows = copied[table]?.map((row) => ({
          ...(row as object),
          partner_id: partner,
          customer_id: 'o1',
        }));
        await tx.run(sql`
          insert into ${raw(table)} select * from
            jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(rows)}::jsonb)`);
      }
    });
    const { counts } = await imported(file);
    expect(counts).toMatchObject({ 'customers moved to another region': 1, 'new customers': 0 });
    expect(await known('EU')).toEqual({});
    expect(await known('US')).toMatchObject({ call_legs: moved.call_legs, devices: moved.devices });
    const moves = await inRegion('EU', (tx) =>
      tx.rows(sql`
        select actor_id, subject_id, subject_name, customer_id, changes from audit_entries
        where partner_id = ${partner} and action = 'customers.move'`),
    );
    const move = {
      actor_id: 'operator',
      subject_id: 'o1',
      subject_name: 'Acme',
      customer_id: 'o1',
      changes: [{ field: 'region', before: 'EU', after: 'US' }],
    };
    // once for each time that it went: what was put back above went once more
    expect(moves).toEqual([move, move]);
  });

  it('is moved as it is when it goes, not as an import that was aborted has copied it', async () => {
    await aFullCustomer();
    const ended = new AbortController();
    let copies = 0;
    const databases: typeof store.databases = Object.assign(Object.create(store.databases), {
      of: (region: string) => {
        if (region === 'US') copies++;
        // the customer and its legs are there, and nothing is removed
        else if (copies === 2) ended.abort();
        return store.databases.of(region);
      },
    });
    const aborted = { ...target(), databases, signal: ended.signal };
    await expect(moveCustomer(aborted, 'o1', { from: 'EU', to: 'US' })).rejects.toThrow();
    expect(Object.keys(await known('US'))).toEqual(
      expect.arrayContaining(['customers', 'call_legs', 'customer_administrators']),
    );
    await inRegion('EU', (tx) =>
      tx.run(sql`delete from customer_administrators where partner_id = ${partner} and customer_id = 'o1'`),
    );
    await sendLeg('EU', { ...legOf('leg-1', 'o1'), endAt: '2026-11-03T10:20:00Z', endpoint: 'app' });
    const before = await known('EU');
    await moveCustomer(target(), 'o1', { from: 'EU', to: 'US' });
    const after = await known('US');
    expect(await known('EU')).toEqual({});
    expect(after.customer_administrators).toBeUndefined();
    expect(after.call_legs).toEqual(before.call_legs);
    expect(legSums(after)).toEqual(legSums(before));
  });

  it('goes nowhere where it is not there', async () => {
    await moveCustomer(target(), 'nobody', { from: 'EU', to: 'US' });
    expect([await known('US', 'nobody'), await known('EU', 'nobody')]).toEqual([{}, {}]);
  });

  it('leaves no table of a customer out of account', async () => {
    const tables = await inRegion('US', (tx) =>
      tx.rows<{ name: string }>(sql`
        select table_name as name from information_schema.columns
        where table_schema = ${schemaOf('US')} and column_name = 'customer_id'`),
    );
    expect(tables.map(({ name }) => name).toSorted()).toEqual(
      [...movedTables, ...leftTables, ...rewrittenTables].toSorted(),
    );
  });
});

function legSums(tables: Record<string, unknown[]>): unknown[] {
  const sums = (tables.call_weeks ?? []) as { source: string }[];
  return sums.filter(({ source }) => source === 'legs');
}

function legOf(id: string, customerId: string): CallLeg {
  return {
    id,
    callId: `call of ${id}`,
    customerId,
    product: 'calling',
    startAt: '2026-11-03T10:00:00Z',
    answeredAt: '2026-11-03T10:00:10Z',
    endAt: '2026-11-03T10:05:00Z',
    direction: 'made',
    endpoint: 'deskPhone',
  } as CallLeg;
}

function usageFile(...rows: readonly string[]): string {
  return ['Customer name,Organization ID,Location,Total calls,Call minutes', ...rows, ''].join('\r\n');
}

function devicesFile(...rows: readonly string[]): string {
  return ['External ID,Customer,Customer Org ID,Location ID,Location Name,Product,MAC', ...rows, ''].join(
    '\r\n',
  );
}
