import type { CustomerRow } from '@partnerkit/sdk';
import { csvStream } from '@partnerkit/sdk/csv';
import { reportColumns } from '@partnerkit/sdk/rules';
import { namedLine, type ReportLanguage, type ReportLine, reportCells } from '@partnerkit/sdk/server';
import { writeXlsx } from '@partnerkit/sdk/xlsx';
import { readXlsx } from 'hucre/xlsx';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallingReach } from '../calling/calling.queries.ts';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { databaseKinds } from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { InventoryKind } from './inventory-rows.ts';
import { type AskedContent, reportContent } from './report-content.ts';

const customers: readonly CustomerRow[] = [
  { id: '1e5', name: '=Acme, "S.p.A."', region: 'US', externalId: '-7' },
  { id: 'b', name: 'Ærø ÅB; مؤسسة 東京', region: 'US' },
];
/** What a file of cells has to get over: formulas, quotes, line breaks, characters that part texts elsewhere, half a pair. */
const texts = [
  '',
  ' ',
  '00123',
  '+390612345678',
  '=1+1',
  '\t@x',
  'a"b',
  'a,b;c',
  '1\r\n=2',
  '\ufeff',
  '＝1',
  '(a\\b)',
];
const odd = [...texts, '\u001e\u001f', '\\N', 'true', 'primary', '😀\u200b', "'=1", '{"a":1}', 'null'];
const rowsOf = (fields: readonly string[]) =>
  odd.flatMap((_, at) =>
    ['b', '1e5'].map((customerId, turn) => ({
      customerId,
      ...Object.fromEntries(
        fields.flatMap((field, index) =>
          // each field is absent from some rows
          (at + index + turn) % 7 === 0 ? [] : [[field, odd[(at + 3 * index) % odd.length]]],
        ),
      ),
    })),
  );
const place = ['externalId', 'locationId', 'location', 'phoneNumber', 'extension', 'userId', 'userUuid'];
const inventory = {
  devices: rowsOf([...place, 'product', 'mac', 'firmware']),
  phoneNumbers: rowsOf([...place, 'country', 'pstnConnection', 'userType', 'numberType']).map((row, at) => ({
    ...row,
    ...(at % 5 === 0 ? { numberType: at % 2 ? 'primary' : 'secondary' } : {}),
    ...(at % 3 === 0 ? {} : { active: at % 3 === 1 }),
  })),
};

/** The rows as they are in memory: by customer in the order of their names, of each as the inventory has them. */
function linesOf(report: InventoryKind): ReportLine[] {
  return customers.flatMap((customer) =>
    (inventory[report] as readonly ReportLine[])
      .filter(({ customerId }) => customerId === customer.id)
      .flatMap((row) => namedLine(report, row, customer) ?? []),
  );
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const chosen: readonly (readonly [InventoryKind, ReportLanguage, readonly string[] | undefined])[] = [
  ['devices', 'en', undefined],
  ['phoneNumbers', 'it', undefined],
  ['phoneNumbers', 'en', ['numberType', 'active', 'externalId']],
  ['devices', 'it', ['firmware']],
];

describe.each(databaseKinds)('the file of a report (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    const users = ['u-1', 'u-2'].map((id) => ({ id, name: 'Ada', roles: ['partnerFullAdmin' as const] }));
    const assigned = { 'u-2': ['b'] };
    const partner = { id: 'demo', customers, subscriptions: [], users, assigned, inventory };
    server = await openTestServer(kind, [partner], ['US']);
  });
  afterAll(() => server.close());

  const inUs = async <T>(run: (tx: Transaction) => Promise<T>) => {
    const us = await server.store.databases.of('US');
    return us.transaction({ partner: 'demo', readOnly: true }, run);
  };
  const reach = { partner: 'demo', user: 'u-1', scope: 'all' } as const;
  const reading = { rule: {} as never, rowsAtOnce: 7 };
  const written = (asked: AskedContent, told: number[] = [], by: CallingReach = reach) =>
    inUs(async (tx) => {
      const onPage = (rows: number) => void told.push(rows);
      const { copyOut } = tx;
      return bytesOf(await reportContent((run) => run(tx), by, asked, { ...reading, onPage, copyOut }));
    });

  it.each(chosen)('of %s in %s has the bytes of the same rows in memory', async (report, language, some) => {
    const columns = some ?? reportColumns[report].map(({ field }) => field);
    const cells = reportCells(report, columns, language);
    const days = { report, columns, language, from: null, until: null };
    const [byteOrderMark, delimiter] = [true, ';'] as const;
    const told: number[] = [];
    const csv = await written({ ...days, format: 'csv', byteOrderMark, delimiter }, told);
    const options = { profile: 'spreadsheet', byteOrderMark, delimiter } as const;
    expect(csv.toString()).toBe((await bytesOf(csvStream(cells, linesOf(report), options))).toString());
    expect(told.reduce((sum, rows) => sum + rows)).toBe(inventory[report].length);
    const xlsx = await written({ ...days, format: 'xlsx' });
    expect(xlsx.equals(await bytesOf(writeXlsx(cells, linesOf(report))))).toBe(true);
    const [sheet] = (await readXlsx(xlsx)).sheets;
    const values = linesOf(report).map((line) => cells.map(({ value }) => value(line) || null));
    const read = values.map((line, at) => line.map((_, column) => sheet?.rows[at + 1]?.[column] || null));
    expect(read).toEqual(values);
  });

  it('has rows of the customers alone that a user may see', async () => {
    const columns = ['customerId', 'mac'];
    const asked = { report: 'devices', columns, from: null, until: null, format: 'csv' } as const;
    const of = async (user: string) => {
      const csv = await written(asked, [], { ...reach, user, scope: 'assigned' });
      return new Set(
        csv
          .toString()
          .split(/\r?\n/)
          .slice(1)
          .map((line) => line.split(',')[0]),
      );
    };
    expect(await of("u-'1")).toEqual(new Set(['']));
    expect(await of('u-2')).toContain('b');
    expect(await of('u-2')).not.toContain('1e5');
  });

  it('tells what was put into a table past everything that checks it, rather than nothing', async () => {
    const us = await server.store.databases.of('US');
    const at = 1_000_000;
    const odd = { mac: { a: '=1' }, product: [1, null], firmware: 7, location: true, userId: null };
    await us.asOwner((tx) =>
      tx.run(sql`insert into devices (partner_id, position, customer_id, row)
        values ('demo', ${at}, 'b', ${JSON.stringify(odd)}::jsonb)`),
    );
    const columns = ['customerId', 'mac', 'product', 'firmware', 'location', 'userId'];
    const csv = await written({ report: 'devices', columns, from: null, until: null, format: 'csv' });
    await us.asOwner((tx) => tx.run(sql`delete from devices where position = ${at}`));
    expect(csv.toString()).toContain(`\r\nb,"{""a"": ""=1""}","[1, null]",7,true,\r\n`);
  });

  it('asks for no page any more when nobody reads on', async () => {
    let asked = 0;
    const days = { report: 'devices', columns: ['mac'], from: null, until: null } as const;
    await inUs(async (tx) => {
      const ask = <T>(run: (tx: Transaction) => Promise<T>) => {
        asked++;
        return run(tx);
      };
      const onPage = (rows: number) => {
        if (rows > 0) throw new Error('stopped');
      };
      const stream = await reportContent(ask, reach, { ...days, format: 'csv' }, { ...reading, onPage });
      await expect(bytesOf(stream)).rejects.toThrow('stopped');
    });
    // the one that is written, and the next, which was on its way
    expect(asked).toBe(2);
  });
});
