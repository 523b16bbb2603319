import { describe, expect, it } from 'vitest';
import { weeklyUsageSchema } from '../calling/weekly-usage.schema.ts';
import { customerLocationSchema, deviceSchema, phoneNumberSchema } from './hub-reports.schema.ts';
import { readHubReports } from './hub-reports.ts';
import { type ReportKind, reportColumns } from './report-columns.ts';

const counts = (calls: number) => [calls, 20, 3, 40, 5, 18, 2, 9, 1, 4, 6, 7, 8, 1, 2, 3, 4].join(',');
const headerLine = (kind: ReportKind, locale: 'en' | 'it' = 'en') =>
  reportColumns[kind].map((column) => column[locale]).join(',');
const csv = (...lines: string[]) => `${lines.join('\r\n')}\r\n`;
const usage = (...lines: string[]) => csv(headerLine('usage'), ...lines);

const acme = `Acme,o1,Roma,${counts(10)}`;
const globex = `Globex,o2,Dubai,${counts(11)}`;
const acmeUsage = { path: 'EU/2026-11-08/usage.csv', content: usage(acme) };
const acmeWeek = {
  customerId: 'o1',
  location: 'Roma',
  week: '2026-11-08',
  calls: 10,
  legs: 20,
  poorLegs: 3,
  minutes: 40,
  videoMinutes: 5,
  audioLegs: 18,
  videoLegs: 2,
  deskPhoneLegs: 9,
  roomDeviceLegs: 1,
  otherLegs: 4,
  huntGroupCalls: 6,
  autoAttendantCalls: 7,
  queueCalls: 8,
  queueTimedOut: 1,
  queueOverflowed: 2,
  queueTransferred: 3,
  queueAbandoned: 4,
};

describe('calling usage files', () => {
  it('tell customers, locations and weeks, by the folders in which they lie', () => {
    expect(readHubReports([acmeUsage])).toEqual({
      customers: [{ id: 'o1', name: 'Acme', region: 'EU', products: ['calling'] }],
      locations: [{ customerId: 'o1', name: 'Roma' }],
      weeklyUsage: [acmeWeek],
      devices: [],
      phoneNumbers: [],
      weeks: [{ region: 'EU', week: '2026-11-08', file: 'EU/2026-11-08/usage.csv' }],
      weeksNotKnown: [],
      heldBack: [],
      refused: [],
      notes: [],
    });
  });

  it('tell the same with Italian headers, in another order, case and spacing', () => {
    const lines = [headerLine('usage', 'it'), acme].map((line) => line.split(',').reverse().join(';'));
    const content = csv(lines[0]!.toUpperCase().replaceAll(' ', '  '), lines[1]!);
    const { weeklyUsage, refused } = readHubReports([{ path: 'EU\\2026-11-08\\uso.csv', content }]);
    expect(weeklyUsage).toEqual([acmeWeek]);
    expect(refused).toEqual([]);
  });

  it('tell the same in UTF-16', () => {
    const content = new Uint8Array(
      Uint16Array.from(`\ufeff${acmeUsage.content}`, (c) => c.charCodeAt(0)).buffer,
    );
    expect(readHubReports([{ ...acmeUsage, content }]).weeklyUsage).toEqual([acmeWeek]);
  });

  it('leave absent what a column or cell does not say', () => {
    const content = csv(
      'Customer name,Organization ID,Location,Total calls',
      'Acme,o1,Roma, ',
      'Acme,o1,Bari,0',
    );
    expect(readHubReports([{ ...acmeUsage, content }]).weeklyUsage).toEqual([
      { customerId: 'o1', location: 'Roma', week: '2026-11-08' },
      { customerId: 'o1', location: 'Bari', week: '2026-11-08', calls: 0 },
    ]);
  });

  it('keep names byte-true and tell organizations apart by id', () => {
    const names = [
      ' leading space Co',
      '=HYPERLINK("http://x")',
      'Line\nBreak',
      '株式会社サクラ',
      'Acme',
      'Acme',
    ];
    const lines = names.map((name, at) => `"${name.replaceAll('"', '""')}",o${at},Roma,${counts(1)}`);
    const { customers } = readHubReports([{ ...acmeUsage, content: usage(...lines) }]);
    expect(customers.map(({ name }) => name)).toEqual(names);
  });

  it('name a customer as its newest week does', () => {
    const older = { path: 'EU/2026-11-01/usage.csv', content: usage(acme.replace('Acme', 'Old name')) };
    for (const files of [
      [acmeUsage, older],
      [older, acmeUsage],
    ]) {
      expect(readHubReports(files).customers).toEqual([expect.objectContaining({ id: 'o1', name: 'Acme' })]);
    }
  });

  it('never put a row under another region than its customer is in', () => {
    const elsewhere = { path: 'US/2026-11-01/usage.csv', content: usage(acme, globex) };
    const { customers, weeklyUsage, refused } = readHubReports([elsewhere, acmeUsage]);
    expect(customers.map(({ id, region }) => [id, region])).toEqual([
      ['o2', 'US'],
      ['o1', 'EU'],
    ]);
    expect(weeklyUsage.map(({ customerId, week }) => [customerId, week])).toEqual([
      ['o2', '2026-11-01'],
      ['o1', '2026-11-08'],
    ]);
    expect(refused).toEqual([
      {
        file: elsewhere.path,
        line: 2,
        field: 'Organization ID',
        customerId: 'o1',
        message: 'the organization is in region EU in its newest week, 2026-11-08, not in US',
      },
    ]);
  });

  it('replace an earlier file of the same region and week, and say so', () => {
    const again = { path: 'EU/2026-11-08/again.csv', content: usage(globex) };
    const { customers, notes } = readHubReports([acmeUsage, again]);
    expect(customers.map(({ id }) => id)).toEqual(['o2']);
    expect(notes).toEqual([
      { file: acmeUsage.path, message: 'replaced by EU/2026-11-08/again.csv, a later file of the same' },
    ]);
  });

  it('are later by the download date in their names, whatever order they come in', () => {
    const late = { path: 'EU/2026-11-08/Calling Usage_a_2026-11-17.csv', content: usage(globex) };
    const early = { path: 'EU/2026-11-08/Calling Usage_b_2026-11-16.csv', content: usage(acme) };
    for (const files of [
      [late, early],
      [early, late],
    ]) {
      const { customers, notes } = readHubReports(files);
      expect(customers.map(({ id }) => id)).toEqual(['o2']);
      expect(notes.map(({ file }) => file)).toEqual([early.path]);
    }
  });

  it('can be named a region and a week', () => {
    const named = readHubReports([{ path: 'usage.csv', content: acmeUsage.content }], {
      region: 'CA',
      week: '2026-11-15',
    });
    expect(named.weeks).toEqual([{ region: 'CA', week: '2026-11-15', file: 'usage.csv' }]);
  });

  it.each([
    [
      'usage.csv',
      'week',
      'the week is not known: expected a file in the folders <region>/<Sunday>/, or to be named',
    ],
    [
      'EU/november/usage.csv',
      'week',
      'the week is not known: expected a file in the folders <region>/<Sunday>/, or to be named',
    ],
    ['EU/2026-11-09/usage.csv', 'week', 'expected a Sunday, found 2026-11-09, a Monday'],
    [
      '2026-11-08/usage.csv',
      'region',
      'the region is not known: expected a file in the folders <region>/<Sunday>/, or to be named',
    ],
    [
      './2026-11-08/usage.csv',
      'region',
      'the region is not known: expected a file in the folders <region>/<Sunday>/, or to be named',
    ],
  ])('%s is refused for its %s', (path, field, message) => {
    const { customers, refused } = readHubReports([{ ...acmeUsage, path }]);
    expect(customers).toEqual([]);
    expect(refused).toEqual([{ file: path, field, message }]);
  });
});

describe('rows that do not fit', () => {
  it.each([
    [`,o1,Roma,${counts(1)}`, 'Customer name', 'expected a text, found nothing'],
    [`Acme,o1, ,${counts(1)}`, 'Location', 'expected a text, found nothing'],
    [`Acme,o1,Roma,${counts(-1)}`, 'Total calls', 'expected a whole number of 0 or more, found "-1"'],
    [`Acme,o1,Roma,${counts(1.5)}`, 'Total calls', 'expected a whole number of 0 or more, found "1.5"'],
    [`Acme,o1,Roma,${counts(1e300)}`, 'Total calls', 'expected a whole number of 0 or more, found "1e+300"'],
    [acme, 'Organization ID', 'the same organization and location stand on line 2'],
  ])('%s is refused by line and column, the rest goes on', (line, field, message) => {
    const { weeklyUsage, refused } = readHubReports([{ ...acmeUsage, content: usage(acme, line, globex) }]);
    expect(weeklyUsage.map(({ customerId }) => customerId)).toEqual(['o1', 'o2']);
    expect(refused).toEqual([{ file: acmeUsage.path, line: 3, field, customerId: 'o1', message }]);
  });

  it('may not say whose they are', () => {
    const { refused } = readHubReports([{ ...acmeUsage, content: usage(acme, `Acme,,Roma,${counts(1)}`) }]);
    const message = 'expected a text, found nothing';
    expect(refused).toEqual([{ file: acmeUsage.path, line: 3, field: 'Organization ID', message }]);
  });

  it('may be half a line', () => {
    const content = usage(acme, 'Globex,o2,Dub', globex, 'Acme,o', 'Initech,"o3');
    const { customers, refused } = readHubReports([{ ...acmeUsage, content }]);
    expect(customers.map(({ id }) => id)).toEqual(['o1', 'o2']);
    const message = (cells: number) => `the line has too few cells: expected 20, found ${cells}`;
    expect(refused).toEqual([
      { file: acmeUsage.path, line: 3, customerId: 'o2', message: message(3) },
      { file: acmeUsage.path, line: 5, message: message(2) },
      { file: acmeUsage.path, line: 6, message: 'the line has a quote that is never closed' },
    ]);
  });
});

describe('a header below the first', () => {
  it('is no row and no fault, also of columns in another order', () => {
    const turned = [headerLine('usage'), globex].map((line) => line.split(',').reverse().join(','));
    const content = usage(headerLine('usage', 'it'), acme, `\ufeff${turned[0]}`, turned[1]!);
    const { weeklyUsage, refused, notes } = readHubReports([{ ...acmeUsage, content }]);
    expect(weeklyUsage).toEqual([acmeWeek, { ...acmeWeek, customerId: 'o2', location: 'Dubai', calls: 11 }]);
    expect(refused).toEqual([]);
    expect(notes).toEqual([
      { file: acmeUsage.path, message: 'line 2 is the header once more, not a row' },
      {
        file: acmeUsage.path,
        message: 'line 4 is a second header, not a row; the lines below it are read by it',
      },
    ]);
  });

  const devices = 'Customer Org ID,Location Name,MAC,Product';
  const short = 'Customer name,Organization ID,Location,Total calls';

  it('leaves out every line below it, by name, where it is that of another report', () => {
    const content = csv(
      short,
      'Acme,o1,Roma,1',
      devices,
      'o2,Bari,M,P',
      '',
      'o3,Bari,M,P',
      short,
      'G,o4,Bari,2',
    );
    const { customers, refused } = readHubReports([{ ...acmeUsage, content }]);
    expect(customers.map(({ id }) => id)).toEqual(['o1', 'o4']);
    const file = acmeUsage.path;
    const message =
      'stands below another header (Devices) on line 3: its columns are not those of this report';
    expect(refused).toEqual([
      { file, line: 3, message: 'another header (Devices) stands here; what stands below it is left out' },
      { file, line: 4, message },
      { file, line: 6, message },
    ]);
  });

  it('counts against the file with all that it leaves out', () => {
    const good = Array.from({ length: 9 }, (_, at) => `C,o${at},Roma,1`);
    const older = { path: 'EU/2026-11-08/a.csv', content: csv(short, 'Old,o1,Roma,1') };
    const newer = (...lines: string[]) => ({ path: 'EU/2026-11-08/b.csv', content: csv(short, ...lines) });
    const read = (...lines: string[]) => readHubReports([older, newer(...good, ...lines)]).weeks[0]?.file;
    expect(read(short, short)).toBe('EU/2026-11-08/b.csv');
    expect(read(devices, 'o2,Bari,M,P')).toBe(older.path);
  });
});

describe('a file that is too damaged', () => {
  const path = (name: string) => `EU/2026-11-08/${name}.csv`;
  const newer = { path: path('b'), content: usage(globex, `Acme,o1,Roma,${counts(-1)}`) };

  it('is held back for an earlier one of the same week that holds up, and its rows are told', () => {
    const older = { path: path('a'), content: usage(acme) };
    const oldest = { path: path('0'), content: usage(globex) };
    const read = readHubReports([oldest, older, newer]);
    expect(read.weeks).toEqual([{ region: 'EU', week: '2026-11-08', file: older.path }]);
    expect(read.weeklyUsage).toEqual([acmeWeek]);
    expect(read.heldBack).toEqual([
      {
        ...{ file: newer.path, good: 1, refused: 1 },
        message: `only 1 of its 2 rows could be read; ${older.path}, an earlier file, counts`,
      },
    ]);
    expect(read.refused).toEqual([expect.objectContaining({ file: newer.path, line: 3 })]);
    expect(read.notes).toEqual([
      { file: oldest.path, message: `replaced by ${older.path}, a later file of the same` },
    ]);
    expect(read.weeksNotKnown).toEqual([]);
  });

  it('counts where the share of good rows that is asked for is lower', () => {
    const older = { path: path('a'), content: usage(acme) };
    expect(readHubReports([older, newer], { goodShare: 0.5 }).weeks[0]?.file).toBe(newer.path);
  });

  it('counts where nothing better is there, and makes no week known where no row can be read', () => {
    expect(readHubReports([newer])).toMatchObject({ weeks: [{ file: newer.path }], heldBack: [] });
    const unreadable = { path: path('c'), content: usage(`Acme,o1,Roma,${counts(-1)}`) };
    expect(readHubReports([newer, unreadable])).toMatchObject({
      weeks: [{ file: newer.path }],
      heldBack: [{ file: unreadable.path }],
    });
    expect(readHubReports([unreadable])).toMatchObject({
      weeks: [],
      weeksNotKnown: [],
      heldBack: [
        { file: unreadable.path, good: 0, refused: 1, message: 'only 0 of its 1 rows could be read' },
      ],
    });
  });

  it('is held back by the rows that stand twice or in a foreign region, too', () => {
    const older = { path: path('a'), content: usage(globex) };
    const newest = { path: 'US/2026-11-15/usage.csv', content: usage(acme) };
    const twice = { path: path('b'), content: usage(globex, globex) };
    const foreign = { path: path('b'), content: usage(globex, acme) };
    for (const later of [twice, foreign]) {
      const { weeks, heldBack } = readHubReports([older, later, newest]);
      expect(weeks.map(({ file }) => file)).toEqual([older.path, newest.path]);
      expect(heldBack).toMatchObject([{ file: later.path, good: 1, refused: 1 }]);
    }
  });
});

describe('weeks that are not known', () => {
  const week = '2026-11-08';
  const open = (...files: (readonly [string, ...string[]])[]) =>
    readHubReports(files.map(([path, ...lines]) => ({ path, content: usage(...lines) }))).weeksNotKnown;

  it('are those of the customers whose rows were refused', () => {
    const bad = (id: string) => `Acme,${id},Bari,${counts(-1)}`;
    expect(open(['EU/2026-11-08/u.csv', acme, bad('o1'), bad('o2'), bad('o2')])).toEqual([
      { customerId: 'o1', week },
      { customerId: 'o2', week },
    ]);
  });

  it("may be anybody's of the region, where a row does not say whose it is", () => {
    expect(open(['EU/2026-11-08/u.csv', acme, `Acme,,Bari,${counts(1)}`])).toEqual([{ region: 'EU', week }]);
  });

  it('are those of a customer that stands in a foreign region alone', () => {
    const newest = ['EU/2026-11-15/u.csv', acme] as const;
    const foreign = ['US/2026-11-08/u.csv', acme, globex] as const;
    expect(open(newest, foreign)).toEqual([{ customerId: 'o1', week }]);
    expect(open(newest, foreign, ['EU/2026-11-08/u.csv', acme])).toEqual([]);
  });

  it('are none for a row that stands twice', () => {
    expect(open(['EU/2026-11-08/u.csv', acme, acme])).toEqual([]);
  });
});

describe('files that are refused whole', () => {
  it.each([
    [
      'missing columns',
      csv('Customer name,Total calls,Total call legs,Call minutes', 'Acme,1,2,3'),
      'columns are missing: "Organization ID" (or "ID organizzazione"), "Location" (or "Posizione")',
    ],
    [
      'a column twice',
      csv(`${headerLine('usage')},Totale chiamate`, `${acme},1`),
      'the column "Totale chiamate" stands there twice, in places 4 and 21',
    ],
    [
      'an unknown column twice',
      csv(`Note,${headerLine('usage')},note`, `x,${acme},y`),
      'the column "note" stands there twice, in places 1 and 22',
    ],
    [
      'other columns',
      csv('Name,Email', 'Acme,a@example.com'),
      'expected one of the reports Calling Usage (Customer name, Organization ID, Location, …), ' +
        'Devices (Customer Org ID, Location Name, MAC, …), ' +
        'Phone Numbers (Customer Org ID, Location Name, Phone Number, …); found "Name", "Email"',
    ],
    [
      'nothing in it',
      '',
      'expected one of the reports Calling Usage (Customer name, Organization ID, Location, …), ' +
        'Devices (Customer Org ID, Location Name, MAC, …), ' +
        'Phone Numbers (Customer Org ID, Location Name, Phone Number, …); found an empty file',
    ],
    [
      'bytes that are no text',
      Uint8Array.of(0x51, 0x4b, 0x03, 0x04, 0xff, 0xfe),
      'encoding: expected text in UTF-8, UTF-16 or Windows-1252, found bytes on line 1 that are not Windows-1252',
    ],
  ])('with %s', (_, content, message) => {
    const file = { path: 'EU/2026-11-08/other.csv', content };
    const { customers, refused } = readHubReports([file, acmeUsage]);
    expect(customers.map(({ id }) => id)).toEqual(['o1']);
    expect(refused).toEqual([{ file: file.path, message }]);
  });

  it('with a header that is half a line', () => {
    const { refused } = readHubReports([{ path: 'a.csv', content: 'Customer name,"Organ' }]);
    expect(refused).toEqual([
      {
        file: 'a.csv',
        line: 1,
        message: "the header can't be read: the line has a quote that is never closed",
      },
    ]);
  });
});

describe('inventory files', () => {
  const place = (id: string, location = 'Roma') => `WS-1,Acme,${id},loc-1,${location}`;
  const device = (id: string) => `${place(id)},Cisco 9861,928A,14.8,+39061234567,1000,u@o1.example,uuid-1`;
  const devicesFile = {
    path: 'Devices_a_2026-11-16.csv',
    content: csv(headerLine('devices'), device('o1'), device('o9')),
  };
  const numbers = [
    `${place('o1')},IT,+39061234567,,Premises,Vero,Persone,Principale,u@o1.example,uuid-1`,
    `,Acme,o1,,Bari,IT,,1000,,False,,,,`,
    `${place('o1')},IT,+39061234568,,Premises,maybe,,,,`,
  ];
  const numbersFile = {
    path: 'Phone Numbers_a_2026-11-16.csv',
    content: csv(headerLine('phoneNumbers', 'it'), ...numbers),
  };

  it('join the organizations that usage names, and are refused for others', () => {
    const read = readHubReports([devicesFile, acmeUsage]);
    expect(read.devices).toEqual([
      {
        externalId: 'WS-1',
        customerId: 'o1',
        locationId: 'loc-1',
        location: 'Roma',
        product: 'Cisco 9861',
        mac: '928A',
        firmware: '14.8',
        phoneNumber: '+39061234567',
        extension: '1000',
        userId: 'u@o1.example',
        userUuid: 'uuid-1',
      },
    ]);
    expect(read.customers).toEqual([
      { id: 'o1', name: 'Acme', region: 'EU', products: ['calling'], externalId: 'WS-1' },
    ]);
    expect(read.refused).toEqual([
      {
        file: devicesFile.path,
        line: 3,
        field: 'Customer Org ID',
        customerId: 'o9',
        message: 'region unknown: no calling usage file names this organization',
      },
    ]);
  });

  it('tell numbers and extensions, with ids and countries of the locations', () => {
    const read = readHubReports([acmeUsage, numbersFile]);
    expect(read.phoneNumbers).toEqual([
      expect.objectContaining({ active: true, userType: 'Persone', numberType: 'primary', country: 'IT' }),
      { customerId: 'o1', location: 'Bari', country: 'IT', extension: '1000', active: false },
    ]);
    expect(read.locations).toEqual([
      { id: 'loc-1', customerId: 'o1', name: 'Roma', country: 'IT' },
      { customerId: 'o1', name: 'Bari', country: 'IT' },
    ]);
    expect(read.refused).toEqual([
      {
        file: numbersFile.path,
        line: 4,
        field: 'Attivo',
        customerId: 'o1',
        message: 'expected True or False, found "maybe"',
      },
    ]);
  });

  it('show one point in time: the newest counts', () => {
    const older = {
      path: 'Devices_b_2026-11-15.csv',
      content: csv(headerLine('devices'), device('o1'), device('o1')),
    };
    const newer = { ...devicesFile, content: csv(headerLine('devices'), device('o1')) };
    const { devices, notes } = readHubReports([acmeUsage, newer, older]);
    expect(devices).toHaveLength(1);
    expect(notes.map(({ file }) => file)).toEqual([older.path]);
    const damaged = readHubReports([acmeUsage, devicesFile, older]);
    expect(damaged.devices).toHaveLength(2);
    expect(damaged.heldBack).toMatchObject([{ file: devicesFile.path, good: 1, refused: 1 }]);
  });

  it('note the columns that are not known', () => {
    const content = csv(`${headerLine('devices')},Colour,`, `${device('o1')},red,`);
    const { devices, notes } = readHubReports([acmeUsage, { path: 'd.csv', content }]);
    expect(devices).toHaveLength(1);
    expect(notes).toEqual([{ file: 'd.csv', message: 'columns that are not known are not read: Colour' }]);
  });

  it('give rows of the shapes that the schemas declare, and no other fields', () => {
    const read = readHubReports([acmeUsage, devicesFile, numbersFile]);
    const shapes = [
      [weeklyUsageSchema, read.weeklyUsage],
      [customerLocationSchema, read.locations],
      [deviceSchema, read.devices],
      [phoneNumberSchema, read.phoneNumbers],
    ] as const;
    for (const [schema, rows] of shapes) {
      for (const row of rows) {
        expect(schema.safeParse(row).success).toBe(true);
        expect(Object.keys(schema.def.shape)).toEqual(expect.arrayContaining(Object.keys(row)));
      }
    }
  });
});
