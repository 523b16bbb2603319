import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Customer, CustomerRow, Subscription } from '@partnerkit/sdk';
import { defaultPoorLegRule } from '@partnerkit/sdk/calling';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataTables } from '../backup/tables.ts';
import { verifyStore } from '../backup/verify-store.ts';
import { customerAnswer } from '../calling/calling-pictures.ts';
import { customerOrder } from '../customers/customer-order.ts';
import { selectCustomerPage } from '../customers/customers.queries.ts';
import { seedPartners } from '../demo/seed-partners.ts';
import { selectPartner } from '../organization/partners.queries.ts';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import { updateTags } from '../tags/tags.queries.ts';
import { importData } from './import-data.ts';
import { ImportReport, importLines } from './import-report.ts';

const regions = ['US', 'CA', 'EU', 'AE'];
const example = fileURLToPath(new URL('../../../testing/example', import.meta.url));
const asOf = '2026-11-16';

let partners = 0;

describe.each(databaseKinds)('an import (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  let folder: string;
  let partner: string;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, regions);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-import-'));
    partner = `partner-${++partners}`;
    return () => rm(folder, { recursive: true, force: true });
  });
  afterAll(async () => {
    expect((await verifyStore(store.databases)).problems).toEqual([]);
    await store.close();
  });

  async function imported(
    path: string,
    options: { region?: string; week?: string; signal?: AbortSignal } = {},
  ) {
    const { signal = new AbortController().signal, ...named } = options;
    const report = new ImportReport();
    const progress: string[] = [];
    await importData(
      { databases: store.databases, partner, signal },
      { path, ...named, progress: (line) => progress.push(line) },
      report,
    );
    const { refused, refusedCount, notes } = report;
    expect(refusedCount).toBe(refused.length);
    return {
      counts: Object.fromEntries(report.counts),
      refused,
      notes,
      progress,
      lines: importLines(report),
    };
  }

  /** Writes files below the folder and imports it. */
  async function importedFiles(files: Readonly<Record<string, string | Buffer>>) {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return imported(folder);
  }

  async function importedPortfolio(
    portfolio: { asOf?: string; customers: unknown[]; subscriptions?: unknown[] },
    options = {},
  ) {
    const path = join(folder, 'portfolio.json');
    await writeFile(path, JSON.stringify(portfolio));
    return imported(path, options);
  }

  /** All rows of the partner, apart from when they were imported. */
  async function dump(of = partner): Promise<Record<string, unknown[]>> {
    const found: Record<string, unknown[]> = {};
    for (const region of regions) {
      const database = await store.databases.of(region);
      await database.asOwner(async (tx) => {
        for (const table of await dataTables(tx, database)) {
          // they tell what was done, also where nothing is another by it
          if (/^((data|calling)_versions|audit_.*)$/.test(table)) continue;
          const rows = await tx.rows<{ row: unknown }>(sql`
            select to_jsonb(t) - 'imported_at' - 'taken_at' as row from ${raw(table)} t where partner_id = ${of} order by row`);
          if (rows.length > 0) found[`${region}.${table}`] = rows.map(({ row }) => row);
        }
      });
    }
    return found;
  }

  /** What the audit trail of a region tells: by whom, what, of what, and from what to what. */
  async function trail(region: string): Promise<unknown[]> {
    const database = await store.databases.of(region);
    const rows = await database.asOwner((tx) =>
      tx.rows<{ told: unknown }>(sql`
        select jsonb_build_array(actor_id, action, subject_kind, subject_id, changes) as told
        from audit_entries where partner_id = ${partner} order by position`),
    );
    return rows.map(({ told }) => told);
  }

  async function customers(region: string): Promise<Customer[]> {
    const database = await store.databases.of(region);
    const reach = { partner, user: 'u-1', scope: 'all', asOf } as const;
    const page = await database.transaction({ partner, readOnly: true }, (tx) =>
      selectCustomerPage(tx, reach, {
        query: [],
        order: customerOrder('name'),
        after: undefined,
        limit: 1000,
      }),
    );
    return page.items.map((text) => JSON.parse(text));
  }

  const partnerRecord = async () =>
    (await store.databases.of('US')).asOwner((tx) =>
      tx.first(sql`select name, regions, as_of, origin from partners where partner_id = ${partner}`),
    );

  async function usage(region: string, week: string): Promise<unknown[]> {
    const database = await store.databases.of(region);
    const found = await database.transaction({ partner }, (tx) =>
      tx.rows<{ row: { customerId: string; location: string; calls?: number } }>(sql`
        select row from weekly_usage where week = ${week} order by customer_id, location`),
    );
    return found.map(({ row }) => [row.customerId, row.location, row.calls]);
  }

  describe('of a JSON portfolio', () => {
    const path = join(example, 'portfolio.json');
    const read = async () =>
      JSON.parse(await readFile(path, 'utf8')) as { customers: CustomerRow[]; subscriptions: Subscription[] };

    it('brings every customer and subscription, with the statuses of the day that it names', async () => {
      const portfolio = await read();
      const { statuses } = JSON.parse(await readFile(join(example, 'figures.json'), 'utf8'));
      const { counts, refused, notes } = await imported(path);
      expect({ counts, refused, notes }).toEqual({
        counts: { customers: 60, 'subscriptions and trials': 80 },
        refused: [],
        notes: [],
      });
      const listed = (await Promise.all(regions.map(customers))).flat();
      expect(Object.fromEntries(listed.map((one) => [one.id, one.statuses]))).toEqual(statuses);
      for (const region of regions) {
        const expected = portfolio.customers.filter((row) => row.region === region).map(({ id }) => id);
        expect((await customers(region)).map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
      }
      const kept = Object.entries(await dump()).flatMap(([table, rows]) =>
        table.endsWith('.subscriptions') ? rows.map((found) => (found as { row: Subscription }).row) : [],
      );
      expect(kept.toSorted(byId)).toEqual(portfolio.subscriptions.toSorted(byId));
      expect(await partnerRecord()).toEqual({ name: 'My partner', regions, as_of: asOf, origin: 'import' });
    });

    it('changes nothing when it is imported again, and leaves tags as they were edited', async () => {
      await imported(path);
      const [customer] = await customers('EU');
      const id = customer?.id as string;
      const database = await store.databases.of('EU');
      await database.transaction({ partner }, (tx) =>
        updateTags(tx, partner, [{ id, tags: ['Edited', 'Ünal'] }]),
      );
      const before = await dump();
      await imported(path);
      expect(await dump()).toEqual(before);
      expect((await customers('EU')).find((one) => one.id === id)?.tags).toEqual(['Edited', 'Ünal']);
    });

    it('takes what it says in the place of what was known, and keeps subscriptions that it does not tell of', async () => {
      const row = { id: 'c', name: 'Before', region: 'EU', tags: ['first'] };
      await importedPortfolio({
        customers: [row],
        subscriptions: [agreement('c', 's-1'), agreement('c', 's-2')],
      });
      await importedPortfolio({ customers: [{ id: 'c', name: 'After', region: 'EU', tags: ['second'] }] });
      const [after] = await customers('EU');
      expect(after).toMatchObject({ name: 'After', tags: ['first'], licenses: { purchased: 20 } });
      await importedPortfolio({ customers: [row], subscriptions: [] });
      expect((await customers('EU'))[0]).toMatchObject({ name: 'Before', licenses: { purchased: 0 } });
    });

    it('names what does not fit, and brings the rest', async () => {
      const { refused, counts } = await importedPortfolio({
        customers: [
          { id: 'fine', name: 'Fine', region: 'EU' },
          { id: 'nameless', region: 'EU' },
          { id: 'mars', name: 'Mars', region: 'MARS' },
          { id: 'nul', name: 'a\0b', region: 'EU' },
          { id: 'half', name: 'Half', region: 'EU', note: { deep: ['\ud83d'] } },
          null,
          { id: 'home', name: 'Home' },
        ],
        subscriptions: [
          agreement('fine', 's-1'),
          { ...agreement('fine', 's-2'), note: '\0' },
          { ...agreement('fine', 's-3'), endDate: '2026-02-30' },
        ],
      });
      // of one customer some were left out: what the others say is not all
      expect(counts).toEqual({ customers: 2, 'subscriptions and trials': 0 });
      const unstorable =
        'A text holds a character that cannot be stored: U+0000, or half of a surrogate pair.';
      expect(refused).toHaveLength(7);
      expect(refused).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^customers\[1\] \(nameless\): name: expected string/),
          expect.stringMatching(/^customers\[5\]/),
          'customer mars: region: expected one of US, CA, EU, AE, found MARS',
          `customer nul: ${unstorable}`,
          `customer half: ${unstorable}`,
          `subscription s-2: ${unstorable}`,
          expect.stringMatching(/^subscriptions\[2\] \(s-3\): endDate: expected a calendar date/),
        ]),
      );
      expect((await customers('EU')).map(({ id }) => id)).toEqual(['fine']);
      expect((await customers('US')).map(({ id }) => id)).toEqual(['home']);
    });

    it('names and counts each subscription whose customer is not there, or was left out itself', async () => {
      await importedPortfolio({ customers: [{ id: 'away', name: 'Away', region: 'CA' }], subscriptions: [] });
      const fine = Array.from({ length: 12 }, (_, at) => ({ id: `c${at}`, name: `C${at}`, region: 'EU' }));
      const owners = ['nobody', 'away', 'mars', 'nul', 'nameless'];
      const { refused, counts, lines } = await importedPortfolio({
        customers: [
          ...fine,
          { id: 'away', name: 'Away', region: 'EU' },
          { id: 'mars', name: 'Mars', region: 'MARS' },
          { id: 'nul', name: 'a\0b', region: 'US' },
          { id: 'nameless', region: 'US' },
        ],
        subscriptions: [
          ...fine.map(({ id }) => agreement(id, `s-${id}`)),
          ...owners.map((id) => agreement(id, `s-${id}`)),
        ],
      });
      expect(refused.filter((line) => line.startsWith('subscription')).toSorted()).toEqual([
        'subscription s-away: customerId: there is no customer "away" in region EU',
        'subscription s-mars: customerId: there is no customer "mars"',
        'subscription s-nul: customerId: there is no customer "nul"',
        'subscriptions[12] (s-nobody): customerId: there is no customer "nobody" in this file',
        'subscriptions[16] (s-nameless): customerId: there is no customer "nameless" in this file',
      ]);
      expect(refused).toHaveLength(9);
      expect(lines).toContain('Left out: 9.');
      expect(counts).toEqual({ customers: 12, 'subscriptions and trials': 12 });
      const kept = Object.entries(await dump()).flatMap(([table, rows]) =>
        table.endsWith('.subscriptions') ? rows : [],
      );
      expect(kept).toHaveLength(12);
    });

    it('leaves a region as it was where its rows do not hold up, and takes the others', async () => {
      const row = (id: string, region: string) => ({ id, name: id, region });
      const known = [row('a', 'EU'), row('b', 'EU'), row('c', 'US')];
      await importedPortfolio({ customers: known, subscriptions: [agreement('a', 's-1')] });
      const { 'US.customers': _, ...before } = await dump();
      const { lines, counts } = await importedPortfolio({
        asOf: '2026-01-01',
        customers: [{ ...row('a', 'EU'), name: 1 }, row('b', 'EU'), row('c', 'US'), row('d', 'US')],
        subscriptions: [agreement('c', 's-2')],
      });
      expect(lines.slice(0, 2)).toEqual([
        'NOT replaced, what was known stands as it was:',
        expect.stringMatching(/^ {2}EU, customers: only 1 of the 2 rows of .*portfolio\.json could be read$/),
      ]);
      expect(counts).toEqual({ customers: 2, 'subscriptions and trials': 1 });
      const after = await dump();
      const ofEurope = (tables: object) =>
        Object.entries(tables).filter(([table]) => table.startsWith('EU.'));
      expect(ofEurope(after)).toEqual(ofEurope(before));
      expect((await customers('US')).map(({ id }) => id)).toEqual(['c', 'd']);
    });

    it.each([
      ['of a customer', (good: Subscription) => ({ ...good, endDate: 'never' })],
      ['of nobody', ({ customerId: _, ...rest }: Subscription) => rest],
    ])('leaves subscriptions as they were where those %s do not hold up', async (_whose, damaged) => {
      const portfolio = (subscriptions: unknown[]) => ({
        asOf,
        customers: [{ id: 'a', name: 'A', region: 'EU' }],
        subscriptions,
      });
      await importedPortfolio(portfolio([agreement('a', 's-1')]));
      const before = await dump();
      const { lines } = await importedPortfolio({
        ...portfolio([damaged(agreement('a', 's-1'))]),
        asOf: '2026-01-01',
      });
      expect(lines[1]).toMatch(/^ {2}EU, subscriptions and trials: only 0 of the 1 rows of /);
      expect(await dump()).toEqual(before);
    });

    it('keeps the subscriptions of a customer of whom one cannot be read, and calls none nothing', async () => {
      const many = Array.from({ length: 12 }, (_, at) => ({ id: `c${at}`, name: `C${at}`, region: 'EU' }));
      const all = many.map(({ id }) => agreement(id, `s-${id}`));
      const damaged = [{ ...agreement('c0', 's-2'), endDate: 'never' }, ...all.slice(1)];
      await importedPortfolio({ customers: many, subscriptions: damaged });
      const [first, second] = await customers('EU');
      expect(first?.licenses).toBeUndefined();
      expect(second?.licenses).toMatchObject({ purchased: 10 });
      await importedPortfolio({ customers: many, subscriptions: all });
      await importedPortfolio({ customers: many, subscriptions: damaged });
      expect((await customers('EU'))[0]?.licenses).toMatchObject({ purchased: 10 });
    });

    it('calls nobody expired by a subscription that does not say whose it is', async () => {
      const many = Array.from({ length: 12 }, (_, at) => ({ id: `c${at}`, name: `C${at}`, region: 'EU' }));
      const [first, ...others] = many.map(({ id }) => agreement(id, `s-${id}`));
      const { customerId: _, ...nobodys } = first as Subscription;
      for (const damaged of [nobodys, { ...nobodys, customerId: ' ' }]) {
        await importedPortfolio({ customers: many, subscriptions: [damaged, ...others] });
        const [open, known] = await customers('EU');
        expect(open).toMatchObject({ id: 'c0' });
        for (const field of ['licenses', 'statuses', 'products', 'addedOn'])
          expect([field, open?.[field as 'licenses']]).toEqual([field, undefined]);
        expect(known).toMatchObject({ licenses: { purchased: 10 }, products: ['calling'] });
      }
    });

    it('puts customers without a region where it is told to, and never into a second region', async () => {
      await importedPortfolio({ customers: [{ id: 'c', name: 'C' }] }, { region: 'CA' });
      const { refused } = await importedPortfolio({ customers: [{ id: 'c', name: 'Moved', region: 'EU' }] });
      expect(refused).toEqual(['customer c: region: is a customer of region CA already, not of EU']);
      expect((await customers('CA')).map(({ name }) => name)).toEqual(['C']);
      expect(await customers('EU')).toEqual([]);
    });

    it('makes room for itself where the demo is, and leaves other partners alone', async () => {
      const signal = new AbortController().signal;
      await seedPartners(store.databases, {
        partners: 2,
        customers: 40,
        seed: 1,
        signal,
        progress: () => {},
      });
      const other = await dump('other');
      partner = 'demo';
      await importedPortfolio({ customers: [{ id: 'mine', name: 'Mine', region: 'AE' }] });
      const listed = await Promise.all(regions.map(customers));
      expect(listed.map((some) => some.map(({ id }) => id))).toEqual([[], [], [], ['mine']]);
      expect(await partnerRecord()).toMatchObject({ name: 'My partner', regions: ['AE'], origin: 'import' });
      expect(await dump('other')).toEqual(other);
      // a second import is no demo that has to go
      await importedPortfolio({ customers: [{ id: 'too', name: 'Too', region: 'AE' }] });
      expect((await customers('AE')).map(({ id }) => id)).toEqual(['mine', 'too']);
      const file = { field: 'file', after: 'portfolio.json' };
      const taken = ['operator', 'data.import', 'region', 'AE', [file, { field: 'customers', after: 1 }]];
      expect((await trail('AE')).slice(-2)).toEqual([taken, taken]);
      const [seeded, cleared, ...rest] = await trail('EU');
      expect(seeded).toMatchObject([
        'operator',
        'data.seed',
        'region',
        'EU',
        [{ field: 'customers' }, {}, {}],
      ]);
      const [count] = (seeded as unknown[]).at(-1) as { after: number }[];
      const removed = [{ field: 'customers', before: count?.after }];
      expect([cleared, ...rest]).toEqual([['operator', 'data.clear', 'region', 'EU', removed]]);
      expect(await trail('US')).toContainEqual([
        ...['operator', 'data.import', 'organization', 'demo'],
        [
          { field: 'name', before: 'Demo partner', after: 'My partner' },
          { field: 'asOf', before: '2026-11-16' },
          { field: 'origin', before: 'demo', after: 'import' },
        ],
      ]);
      const users = (await trail('US')).filter((told) => (told as string[])[1] === 'users.add');
      expect(users).toContainEqual([
        ...['operator', 'users.add', 'user', 'u-1001'],
        expect.arrayContaining([{ field: 'roles', after: ['partnerFullAdmin'] }]),
      ]);
    });

    it.each([
      ['Windows-1252', 'latin1', '', 'read as Windows-1252, as it is not UTF-8'],
      ['UTF-16', 'utf16le', '', 'read as UTF-16LE, as it is not UTF-8'],
      ['UTF-16 with a mark', 'utf16le', '\ufeff', 'read as UTF-16LE, as it is not UTF-8'],
    ] as const)('keeps names as they are written in %s, and says so', async (_name, encoding, mark, note) => {
      const name = 'Società Perù';
      const path = join(folder, 'portfolio.json');
      await writeFile(
        path,
        Buffer.from(`${mark}${JSON.stringify([{ id: 'c', name, region: 'EU' }])}`, encoding),
      );
      const { notes, refused } = await imported(path);
      expect({ notes, refused }).toEqual({ notes: [`${path}: ${note}`], refused: [] });
      expect((await customers('EU')).map((customer) => customer.name)).toEqual([name]);
    });

    it('is refused where UTF-8 is damaged, with the partner as it was', async () => {
      const path = join(folder, 'portfolio.json');
      await writeFile(
        path,
        Buffer.concat([Buffer.from('[{"id":"c","name":"Società Perù '), Buffer.of(0xc3, 0x22)]),
      );
      await expect(imported(path)).rejects.toThrow(/found bytes on line 1 that are not UTF-8$/);
      expect(await dump()).toEqual({});
    });

    it.each([
      ['no JSON', '{"customers":', /portfolio\.json is not JSON: /],
      ['no portfolio', '{"rows":[]}', /expected \{ asOf\?, customers: /],
    ])('is refused as a whole when it is %s, with the partner as it was', async (_what, content, message) => {
      await writeFile(join(folder, 'portfolio.json'), content);
      await expect(imported(join(folder, 'portfolio.json'))).rejects.toThrow(message);
      expect(await dump()).toEqual({});
    });
  });

  it.each<[string, (folder: string) => [string, object?], RegExp]>([
    ['of nothing', (at) => [join(at, 'nothing')], /^There is no file or folder .*nothing\.$/],
    ['of an empty folder', (at) => [at], /^The folder .* holds no \.csv file\.$/],
    [
      'into a region that is not here',
      (at) => [at, { region: 'MARS' }],
      /^--region: expected one of US, CA, EU, AE, found MARS$/,
    ],
  ])('%s is refused', async (_what, asked, message) => {
    const [path, options] = asked(folder);
    await expect(imported(path, options)).rejects.toThrow(message);
    expect(await dump()).toEqual({});
  });

  describe('of the hub’s report files', () => {
    it('brings customers, locations, weeks and inventory', async () => {
      const { counts, refused, notes, progress } = await importedFiles({
        'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,10,40', 'Acme,o1,Bari,,', 'Globex,o2,Roma,3,9'),
        'EU/2026-11-01/usage.csv': usageFile('Old name,o1,Roma,7,20'),
        'US/2026-11-08/usage.csv': usageFile('Initech,o3,Austin,5,5'),
        'devices.csv': devicesFile('x-1,Acme,o1,l-1,Roma,Phone,00:01', ',Initech,o3,,Austin,Board,00:02'),
        'numbers.csv': numbersFile('Acme,o1,l-1,Roma,IT,+39 06,True', 'Acme,o1,l-2,Milano,IT,+39 02,False'),
      });
      expect({ counts, refused, notes }).toEqual({
        counts: {
          'new customers': 3,
          'calling weeks of locations': 5,
          devices: 2,
          'phone numbers': 2,
        },
        refused: [],
        notes: [],
      });
      expect(progress[0]).toBe('Reading 5 report files …');
      expect(await usage('EU', '2026-11-08')).toEqual([
        ['o1', 'Bari', undefined],
        ['o1', 'Roma', 10],
        ['o2', 'Roma', 3],
      ]);
      expect(await usage('EU', '2026-11-01')).toEqual([['o1', 'Roma', 7]]);
      expect(await usage('US', '2026-11-08')).toEqual([['o3', 'Austin', 5]]);
      expect(await customers('EU')).toEqual([
        { id: 'o1', name: 'Acme', region: 'EU', externalId: 'x-1', products: ['calling'], tags: [] },
        { id: 'o2', name: 'Globex', region: 'EU', products: ['calling'], tags: [] },
      ]);
      const all = await dump();
      const rows = (table: string) => (all[table] ?? []).map((one) => (one as { row: object }).row);
      expect(rows('EU.devices')).toEqual([
        {
          customerId: 'o1',
          externalId: 'x-1',
          locationId: 'l-1',
          location: 'Roma',
          product: 'Phone',
          mac: '00:01',
        },
      ]);
      expect(rows('US.devices')).toHaveLength(1);
      expect(rows('EU.phone_numbers')).toHaveLength(2);
      const places = [
        { customerId: 'o1', name: 'Bari' },
        { customerId: 'o1', name: 'Milano', id: 'l-2', country: 'IT' },
        { customerId: 'o1', name: 'Roma', id: 'l-1', country: 'IT' },
        { customerId: 'o2', name: 'Roma' },
      ];
      expect(rows('EU.customer_locations').toSorted(byPlace)).toEqual(places.toSorted(byPlace));
      expect(await partnerRecord()).toMatchObject({ regions: ['US', 'EU'], origin: 'import' });
    });

    it('reads what a spreadsheet has saved again, and names what it has damaged', async () => {
      const usageLines = [
        'sep=;',
        'Calling usage;;;;',
        'Customer name;Organization ID;Location;Total calls;Call minutes',
        'Società; o1 ;Forlì;2.918;341,0',
        'Globex;o2;Bari;7',
        ';;;;',
        'Totale;;;2.925;341,0',
      ];
      const usagePath = 'EU/2026-11-08/usage.csv';
      const { refused, notes } = await importedFiles({
        [usagePath]: Buffer.from(usageLines.join('\r\n'), 'latin1'),
        'numbers.csv': numbersFile('Acme,o1,l-1,Roma,IT,3.90612E+11,True', 'Acme,o1,l-1,Roma,IT,+39 06,True'),
      });
      expect(refused).toEqual([
        'numbers.csv: line 2: Phone Number: a spreadsheet has turned this number into 3.90612E+11',
      ]);
      expect(notes).toEqual([
        `${usagePath}: read as Windows-1252, as it is not UTF-8`,
        `${usagePath}: above the header stands a title, not a row: "Calling usage"`,
        `${usagePath}: line 7 is a total, not a row: "Totale 2.925 341,0"`,
        `${usagePath}: whole numbers written as "2.918" are read: 2918`,
        `${usagePath}: whole numbers written as "341,0" are read: 341`,
      ]);
      expect((await customers('EU')).map(({ id, name }) => [id, name])).toEqual([
        ['o2', 'Globex'],
        ['o1', 'Società'],
      ]);
      expect(await usage('EU', '2026-11-08')).toEqual([
        ['o1', 'Forlì', 2918],
        ['o2', 'Bari', 7],
      ]);
    });

    it('changes nothing when they are imported again', async () => {
      const files = {
        'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,10,40', 'Globex,o2,Roma,3,9'),
        'EU/2026-11-01/usage.csv': usageFile('Old name,o1,Roma,7,20'),
        'devices.csv': devicesFile('x-1,Acme,o1,l-1,Roma,Phone,00:01', ',Globex,o2,,Roma,Board,00:02'),
      };
      await importedFiles(files);
      const before = await dump();
      const { refused, notes } = await importedFiles(files);
      expect({ refused, notes }).toEqual({ refused: [], notes: [] });
      expect(await dump()).toEqual(before);
    });

    it('leaves customers, tags and subscriptions as they are known', async () => {
      await importedPortfolio({
        customers: [{ id: 'o1', name: 'Acme', region: 'EU', tags: ['gold'], managedBy: 'partner' }],
        subscriptions: [agreement('o1', 's-1')],
      });
      const [before] = await customers('EU');
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile('Acme Inc,o1,Roma,10,40') });
      expect(await customers('EU')).toEqual([{ ...before, name: 'Acme Inc' }]);
    });

    it('takes a week again in the place of the same week, and of no other', async () => {
      await importedFiles({
        'EU/2026-11-01/usage.csv': usageFile('Acme,o1,Roma,1,1'),
        'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,10,40', 'Acme,o1,Bari,2,2', 'Globex,o2,Roma,3,9'),
      });
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,11,41') });
      expect(await usage('EU', '2026-11-08')).toEqual([['o1', 'Roma', 11]]);
      expect(await usage('EU', '2026-11-01')).toEqual([['o1', 'Roma', 1]]);
      expect((await customers('EU')).map(({ id }) => id)).toEqual(['o1', 'o2']);
    });

    it('leaves a week as it was where the newer file of it does not hold up, and says so first', async () => {
      const good = ['Acme,o1,Roma,10,40', 'Globex,o2,Roma,3,9'];
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile(...good) });
      const before = await dump();
      for (const rows of [['Acme,o1,Roma,x,40'], ['Acme,o1,Roma,11,40', 'New,o3,Roma,x,1']]) {
        const { lines, counts } = await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile(...rows) });
        expect(await dump()).toEqual(before);
        expect(counts).toEqual({});
        expect(lines.slice(0, 2)).toEqual([
          'NOT replaced, what was known stands as it was:',
          `  EU, week of 2026-11-08: only ${rows.length - 1} of the ${rows.length} rows of EU/2026-11-08/usage.csv could be read`,
        ]);
      }
    });

    it('falls back to an earlier file of the week where the later one is damaged, and says so', async () => {
      const [a, b, c] = ['a', 'b', 'c'].map((name) => `EU/2026-11-08/${name}.csv`) as [
        string,
        string,
        string,
      ];
      const known = { [a]: usageFile('Acme,o1,Roma,1,1') };
      const damaged = { [c]: usageFile('Globex,o2,Roma,9,9', 'Acme,o1,Roma,x,1') };
      for (const isKnown of [false, true]) {
        if (isKnown) await importedFiles(known);
        const { lines, counts, notes } = await importedFiles({
          ...known,
          [b]: usageFile('Acme,o1,Roma,2,2'),
          ...damaged,
        });
        expect(await usage('EU', '2026-11-08')).toEqual([['o1', 'Roma', 2]]);
        expect((await customers('EU')).map(({ id }) => id)).toEqual(['o1']);
        expect(counts).toMatchObject({ 'calling weeks of locations': 1 });
        expect(lines.slice(0, 2)).toEqual([
          'HELD BACK, an earlier file of the same counts:',
          `  EU, week of 2026-11-08: only 1 of the 2 rows of ${c} could be read; ${b} counts`,
        ]);
        expect(notes).toEqual([`${a}: replaced by ${b}, a later file of the same`]);
      }
      expect((await importedFiles({ [c]: usageFile('Globex,o2,Roma,9,9') })).lines[0]).toMatch(/^Read: /);
      expect(await usage('EU', '2026-11-08')).toEqual([['o2', 'Roma', 9]]);
    });

    it('falls back to an earlier inventory, too', async () => {
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,1,1') });
      const { lines, counts } = await importedFiles({
        'Devices_2026-11-16.csv': devicesFile(',A,o1,,Roma,P,1', ',A,o1,,Roma,P,2'),
        'Devices_2026-11-17.csv': devicesFile(',A,o1,,Roma,P,3', ',B,o8,,Roma,P,4'),
      });
      expect(counts.devices).toBe(2);
      expect(lines[1]).toBe(
        '  devices: only 1 of the 2 rows of Devices_2026-11-17.csv could be read; Devices_2026-11-16.csv counts',
      );
    });

    describe('with refused rows', () => {
      const week = '2026-11-08';
      const filled = Array.from({ length: 12 }, (_, at) => `C${at},c${at},Roma,1,1`);
      const all = ['Acme,o1,Roma,1,1', 'Globex,o2,Roma,5,5', ...filled];
      const told = async (region: string, id: string) => {
        const database = await store.databases.of(region);
        const reach = { partner, region, user: 'u-1', scope: 'all', asOf, week } as const;
        const answer = await database.transaction({ partner }, (tx) =>
          customerAnswer(tx, reach, id, defaultPoorLegRule),
        );
        return answer?.weeks.at(-1)?.calls;
      };

      it('knows no calls of the customers that they name, until they can be read', async () => {
        await importedFiles({ 'EU/2026-11-01/usage.csv': usageFile(...all) });
        const path = `EU/${week}/usage.csv`;
        const again = { [path]: usageFile('Acme,o1,Bari,1,1', 'Acme,o1,Roma,x,1', ...filled) };
        await importedFiles(again);
        expect([await told('EU', 'o1'), await told('EU', 'o2'), await told('EU', 'c1')]).toEqual([
          null,
          0,
          1,
        ]);
        await importedFiles({ [path]: usageFile(...all) });
        expect([await told('EU', 'o1'), await told('EU', 'o2')]).toEqual([1, 5]);
      });

      it('knows no calls of those without a row, where a row does not say whose it is', async () => {
        await importedFiles({ 'EU/2026-11-01/usage.csv': usageFile(...all) });
        await importedFiles({ [`EU/${week}/usage.csv`]: usageFile('Acme,,Roma,7,1', ...filled) });
        expect([await told('EU', 'o1'), await told('EU', 'c1')]).toEqual([null, 1]);
      });

      it('knows no calls of a customer that stands in a foreign region alone', async () => {
        await importedFiles({ 'EU/2026-11-15/usage.csv': usageFile(...all) });
        await importedFiles({
          [`CA/${week}/usage.csv`]: usageFile('Acme,o1,Roma,7,1', 'Initech,o9,Austin,1,1'),
          [`EU/${week}/usage.csv`]: usageFile('Globex,o2,Roma,5,5'),
        });
        expect([await told('EU', 'o1'), await told('EU', 'o2'), await told('EU', 'c1')]).toEqual([
          null,
          5,
          0,
        ]);
        await importedFiles({ [`EU/${week}/usage.csv`]: usageFile('Acme,o1,Roma,8,1') });
        expect(await told('EU', 'o1')).toBe(8);
      });
    });

    it('does not count a header that stands there once more against a week', async () => {
      const row = 'Acme,o1,Roma,1,1';
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile(row) });
      const [header = ''] = usageFile().split('\r\n');
      const { refused, notes, lines } = await importedFiles({
        'EU/2026-11-08/usage.csv': usageFile(header, 'Acme,o1,Roma,2,2'),
      });
      expect({ refused, notes }).toEqual({
        refused: [],
        notes: ['EU/2026-11-08/usage.csv: line 2 is the header once more, not a row'],
      });
      expect(lines[0]).toMatch(/^Read: /);
      expect(await usage('EU', '2026-11-08')).toEqual([['o1', 'Roma', 2]]);
    });

    it('does not call a week known of which no row could be read', async () => {
      await importedFiles({ 'EU/2026-11-01/usage.csv': usageFile('Acme,o1,Roma,1,1') });
      const before = await dump();
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,x,40') });
      expect(await dump()).toEqual(before);
    });

    it('leaves an inventory as it was where the newer file does not hold up', async () => {
      await importedFiles({
        'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,1,1'),
        'devices.csv': devicesFile(',A,o1,,Roma,P,1', ',A,o1,,Roma,P,2'),
      });
      const before = await dump();
      const { lines } = await importedFiles({
        'devices.csv': devicesFile(',B,o8,,Roma,P,3', ',A,o1,,Roma,P,4'),
      });
      expect(await dump()).toEqual(before);
      expect(lines[1]).toBe('  devices: only 1 of the 2 rows of devices.csv could be read');
    });

    it.each([
      ['of one folder', true],
      ['imported later', false],
    ])('lets the newer download of a week count, not the older: %s', async (_when, together) => {
      const newer = { 'EU/2026-11-08/Calling Usage_a_2026-11-17.csv': usageFile('Acme,o1,Roma,17,1') };
      const older = { 'EU/2026-11-08/Calling Usage_b_2026-11-16.csv': usageFile('Acme,o1,Roma,16,1') };
      if (!together) await importedFiles(newer);
      const { notes } = together
        ? await importedFiles({ ...older, ...newer })
        : await (async () => {
            await rm(folder, { recursive: true });
            return importedFiles(older);
          })();
      expect(await usage('EU', '2026-11-08')).toEqual([['o1', 'Roma', 17]]);
      const [path] = Object.keys(older);
      expect(notes).toEqual([
        together
          ? `${path}: replaced by ${Object.keys(newer)[0]}, a later file of the same`
          : `${path}: left out: a later file of the same was imported before`,
      ]);
    });

    it('lets the newer inventory count, as a whole', async () => {
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,1,1') });
      const macs = async () =>
        ((await dump())['EU.devices'] ?? []).map((one) => (one as { row: { mac: string } }).row.mac);
      await importedFiles({ 'Devices_2026-11-16.csv': devicesFile(',A,o1,,Roma,P,1', ',A,o1,,Roma,P,2') });
      expect(await macs()).toEqual(['1', '2']);
      await rm(join(folder, 'Devices_2026-11-16.csv'));
      await importedFiles({ 'Devices_2026-11-17.csv': devicesFile(',A,o1,,Roma,P,3') });
      expect(await macs()).toEqual(['3']);
      await rm(join(folder, 'Devices_2026-11-17.csv'));
      const { notes } = await importedFiles({ 'Devices_2026-11-15.csv': devicesFile(',A,o1,,Roma,P,4') });
      expect(await macs()).toEqual(['3']);
      expect(notes).toEqual([
        'Devices_2026-11-15.csv: left out: a later file of the same was imported before',
      ]);
    });

    it('calls a customer as its newest week does, in whatever order weeks come', async () => {
      const names = async () => (await customers('EU')).map(({ name }) => name);
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile('New name,o1,Roma,1,1') });
      await importedFiles({ 'EU/2026-11-01/usage.csv': usageFile('Old name,o1,Roma,1,1') });
      expect(await names()).toEqual(['New name']);
      await importedFiles({ 'EU/2026-11-15/usage.csv': usageFile('Newest name,o1,Roma,1,1') });
      expect(await names()).toEqual(['Newest name']);
    });

    it('never puts an organization into a second region by a week that is not newer', async () => {
      await importedFiles({ 'EU/2026-11-15/usage.csv': usageFile('Acme,o1,Roma,1,1') });
      const { refused } = await importedFiles({
        'US/2026-11-15/usage.csv': usageFile('Initech,o3,Austin,1,1', 'Acme,o1,Roma,1,1'),
      });
      expect(refused).toEqual([
        'US/2026-11-15/usage.csv: line 3: Organization ID: the organization is in region EU in its newest week, 2026-11-15, not in US',
      ]);
      expect((await customers('US')).map(({ id }) => id)).toEqual(['o3']);
      expect(await usage('US', '2026-11-15')).toEqual([['o3', 'Austin', 1]]);
    });

    it('names files that have no place, and reads the others', async () => {
      const content = usageFile('Acme,o1,Roma,1,1');
      const { refused } = await importedFiles({
        'EU/2026-11-08/usage.csv': content,
        'EU/2026-11-09/usage.csv': content,
        'EU/2026-11-31/usage.csv': content,
        'MARS/2026-11-08/usage.csv': content,
        'usage.csv': content,
        'EU/other.csv': 'a,b,c\n1,2,3\n',
        'EU/empty.csv': '',
        'EU/usage.xlsx': Buffer.from('PK\x03\x04…xl/workbook.xml', 'latin1'),
        'EU/renamed.csv': Buffer.from('PK\x03\x04…xl/workbook.xml', 'latin1'),
      });
      expect(refused.toSorted()).toEqual([
        expect.stringMatching(
          /^EU\/2026-11-09\/usage\.csv: week: expected a Sunday, found 2026-11-09, a Monday$/,
        ),
        expect.stringMatching(/^EU\/2026-11-31\/usage\.csv: week: the week is not known/),
        expect.stringMatching(/^EU\/empty\.csv: /),
        expect.stringMatching(/^EU\/other\.csv: /),
        'EU/renamed.csv: this is an Excel workbook (XLSX); save it as CSV',
        'EU/usage.xlsx: this is an Excel workbook (XLSX); save it as CSV',
        'MARS/2026-11-08/usage.csv: region: expected one of US, CA, EU, AE, found MARS',
        expect.stringMatching(/^usage\.csv: week: the week is not known/),
      ]);
      expect(await usage('EU', '2026-11-08')).toEqual([['o1', 'Roma', 1]]);
    });

    it('takes region and week of a single file as they are told', async () => {
      const path = join(folder, 'usage.csv');
      await writeFile(path, usageFile('Acme,o1,Roma,1,1'));
      expect((await imported(path, { region: 'AE', week: '2026-11-08' })).refused).toEqual([]);
      expect(await usage('AE', '2026-11-08')).toEqual([['o1', 'Roma', 1]]);
      expect((await imported(path, { region: 'AE', week: '2026-11-10' })).refused).toEqual([
        `${path}: week: expected a Sunday, found 2026-11-10, a Tuesday`,
      ]);
    });

    it('names rows that do not fit by their line, and brings the others', async () => {
      const { refused, lines } = await importedFiles({
        'EU/2026-11-08/usage.csv': usageFile(
          'Acme,o1,Roma,1,1',
          'Acme,,Roma,1,1',
          'Acme,o1,Bari,many,1',
          'Acme,o1,Roma,2,2',
          'A\0cme,o9,Roma,1,1',
          'Globex,o2,Roma,5,5',
        ),
      });
      const file = 'EU/2026-11-08/usage.csv';
      expect(refused.toSorted()).toEqual([
        `${file}: line 3: Organization ID: expected a text, found nothing`,
        `${file}: line 4: Total calls: expected a whole number of 0 or more, found "many"`,
        `${file}: line 5: Organization ID: the same organization and location stand on an earlier line`,
        `${file}: line 6: Customer name: the cell holds a NUL character: the file is damaged`,
      ]);
      expect(await usage('EU', '2026-11-08')).toEqual([
        ['o1', 'Roma', 1],
        ['o2', 'Roma', 5],
      ]);
      expect(lines.slice(0, 2)).toEqual([
        'Read: 2 new customers, 2 calling weeks of locations.',
        'Left out: 4.',
      ]);
    });

    it('refuses inventory of an organization that no usage names, row by row', async () => {
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,1,1') });
      const { refused, counts } = await importedFiles({
        'devices.csv': devicesFile(',A,o1,,Roma,P,1', ',B,o8,,Roma,P,2', ',A,o1,,Ro\0ma,P,3'),
      });
      expect(refused).toEqual([
        'devices.csv: line 4: Location Name: the cell holds a NUL character: the file is damaged',
        'devices.csv: line 3: Customer Org ID: region unknown: no calling usage file names this organization',
      ]);
      expect(counts.devices).toBe(1);
    });

    it('brings files of thousands of rows', async () => {
      const rows = Array.from(
        { length: 2500 },
        (_, index) => `Customer ${index % 700},o${index % 700},Place ${index},1,2`,
      );
      const { counts, refused } = await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile(...rows) });
      expect({ counts, refused }).toEqual({
        counts: { 'new customers': 700, 'calling weeks of locations': 2500 },
        refused: [],
      });
      expect(await usage('EU', '2026-11-08')).toHaveLength(2500);
    });

    it('keeps nothing of a week when it is cancelled', async () => {
      await importedFiles({ 'EU/2026-11-08/usage.csv': usageFile('Acme,o1,Roma,1,1') });
      const before = await dump();
      const path = join(folder, 'EU/2026-11-08/usage.csv');
      await writeFile(path, usageFile(...Array.from({ length: 5000 }, (_, index) => `C,o${index},Roma,1,1`)));
      const control = new AbortController();
      const cancelled = imported(folder, { signal: control.signal });
      setTimeout(() => control.abort(), 30);
      await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
      expect(await dump()).toEqual(before);
      expect(
        await (await store.databases.of('US')).transaction({ partner }, (tx) => selectPartner(tx, partner)),
      ).toBeDefined();
    });
  });
});

function usageFile(...rows: readonly string[]): string {
  return ['Customer name,Organization ID,Location,Total calls,Call minutes', ...rows, ''].join('\r\n');
}

function devicesFile(...rows: readonly string[]): string {
  return ['External ID,Customer,Customer Org ID,Location ID,Location Name,Product,MAC', ...rows, ''].join(
    '\r\n',
  );
}

function numbersFile(...rows: readonly string[]): string {
  return ['Customer,Customer Org ID,Location ID,Location Name,Country,Phone Number,Active', ...rows, ''].join(
    '\r\n',
  );
}

function agreement(customerId: string, id: string): Subscription {
  return {
    id,
    customerId,
    kind: 'subscription',
    startDate: '2026-01-01',
    endDate: '2027-06-01',
    licenses: [{ product: 'calling', purchased: 10 }],
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function byPlace(a: object, b: object): number {
  const [one, other] = [a, b].map((place) => JSON.stringify(Object.values(place).sort()));
  return String(one) < String(other) ? -1 : 1;
}
