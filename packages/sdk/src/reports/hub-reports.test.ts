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
      ['o1', 'EU'],
      ['o2', 'US'],
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
        message: 'the organization is in region EU in its newest week, not in US',
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
    [`Acme,,Roma,${counts(1)}`, 'Organization ID', 'expected a text, found nothing'],
    [`Acme,o1, ,${counts(1)}`, 'Location', 'expected a text, found nothing'],
    [`Acme,o1,Roma,${counts(-1)}`, 'Total calls', 'expected a whole number of 0 or more, found "-1"'],
    [`Acme,o1,Roma,${counts(1.5)}`, 'Total calls', 'expected a whole number of 0 or more, found "1.5"'],
    [`Acme,o1,Roma,${counts(1e300)}`, 'Total calls', 'expected a whole number of 0 or more, found "1e+300"'],
    [acme, 'Organization ID', 'the same organization and location stand on line 2'],
  ])('%s is refused by line and column, the rest goes on', (line, field, message) => {
    const { weeklyUsage, refused } = readHubReports([{ ...acmeUsage, content: usage(acme, line, globex) }]);
    expect(weeklyUsage.map(({ customerId }) => customerId)).toEqual(['o1', 'o2']);
    expect(refused).toEqual([{ file: acmeUsage.path, line: 3, field, message }]);
  });

  it('may be half a line', () => {
    const content = usage(acme, 'Globex,o2,Dub', globex, 'Initech,"o3');
    const { customers, refused } = readHubReports([{ ...acmeUsage, content }]);
    expect(customers.map(({ id }) => id)).toEqual(['o1', 'o2']);
    expect(refused).toEqual([
      { file: acmeUsage.path, line: 3, message: 'the line has too few cells: expected 20, found 3' },
      { file: acmeUsage.path, line: 5, message: 'the line has a quote that is never closed' },
    ]);
  });

  it('may be a second header row, also of columns in another order', () => {
    const turned = [headerLine('usage'), globex].map((line) => line.split(',').reverse().join(','));
    const content = usage(headerLine('usage'), acme, `\ufeff${turned[0]}`, turned[1]!);
    const { weeklyUsage, refused } = readHubReports([{ ...acmeUsage, content }]);
    expect(weeklyUsage).toEqual([acmeWeek, { ...acmeWeek, customerId: 'o2', location: 'Dubai', calls: 11 }]);
    const message = 'a second header row; the lines below it are read by it';
    expect(refused).toEqual([
      { file: acmeUsage.path, line: 2, message },
      { file: acmeUsage.path, line: 4, message },
    ]);
  });

  it('may be the header of another report, where reading stops', () => {
    const devices = 'Customer Org ID,Location Name,MAC,Product';
    const content = csv(
      'Customer name,Organization ID,Location,Total calls',
      'Acme,o1,Roma,1',
      devices,
      'o2,Bari,M,P',
    );
    const { customers, refused } = readHubReports([{ ...acmeUsage, content }]);
    expect(customers.map(({ id }) => id)).toEqual(['o1']);
    expect(refused).toEqual([
      {
        file: acmeUsage.path,
        line: 3,
        message: 'another header (Devices) stands here; the rest of the file is left out',
      },
    ]);
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
      Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe),
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
      { file: numbersFile.path, line: 4, field: 'Attivo', message: 'expected True or False, found "maybe"' },
    ]);
  });

  it('show one point in time: the newest counts', () => {
    const older = {
      path: 'Devices_b_2026-11-15.csv',
      content: csv(headerLine('devices'), device('o1'), device('o1')),
    };
    const { devices, notes } = readHubReports([acmeUsage, devicesFile, older]);
    expect(devices).toHaveLength(1);
    expect(notes.map(({ file }) => file)).toEqual([older.path]);
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
