import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../csv/write-csv.ts';
import { readHubReports } from './hub-reports.ts';
import { streamReportFile } from './read-report-file.ts';
import type { ReportRow } from './read-report-rows.ts';
import { type ReportKind, reportColumns } from './report-columns.ts';
import { ReportFindings } from './report-findings.ts';

const path = 'EU/2026-11-08/usage.csv';
const header = 'Customer name;Organization ID;Location;Total calls;Call minutes';

function usage(lines: readonly string[], encoding: BufferEncoding = 'utf8') {
  const content = Buffer.from(`${lines.join('\r\n')}\r\n`, encoding);
  const { weeklyUsage, customers, refused, notes } = readHubReports([{ path, content }]);
  return {
    rows: weeklyUsage.map(({ customerId, location, calls, minutes }) => [
      customerId,
      location,
      calls,
      minutes,
    ]),
    names: customers.map(({ name }) => name),
    refused: refused.map(({ line, field, message }) => [line, field, message]),
    notes: notes.map(({ message }) => message),
  };
}

/** The same file as it comes along in small chunks. */
async function streamed(content: Uint8Array, size = 5) {
  const findings = new ReportFindings();
  const chunks = async function* () {
    for (let at = 0; at < content.length; at += size) yield content.slice(at, at + size);
  };
  const report = await streamReportFile({ path, chunks }, findings);
  const rows: ReportRow[] = [];
  if (report) for await (const row of report.rows(findings)) rows.push(row);
  return { rows: rows.map(({ values }) => values), refused: findings.refused, notes: findings.notes };
}

describe('a usage report that a spreadsheet has saved again', () => {
  it('is read in Windows-1252 with semicolons, behind a line that names them', () => {
    const lines = ['sep=;', header, 'Società Perù;o1;Forlì;10;40'];
    expect(usage(lines, 'latin1')).toEqual({
      rows: [['o1', 'Forlì', 10, 40]],
      names: ['Società Perù'],
      refused: [],
      notes: ['read as Windows-1252, as it is not UTF-8'],
    });
  });

  it.each([
    ['2.918', 2918],
    ['"2,918"', 2918],
    ['2 918', 2918],
    ['2\u00a0918', 2918],
    ["2'918", 2918],
    ['341.0', 341],
    ['341,0', 341],
  ])('has whole numbers such as %s, and a note says how they are read', (written, calls) => {
    const { rows, refused, notes } = usage([header, `Acme;o1;Roma;${written};40`, 'Acme;o1;Bari;7;2']);
    expect({ rows, refused }).toEqual({
      rows: [
        ['o1', 'Roma', calls, 40],
        ['o1', 'Bari', 7, 2],
      ],
      refused: [],
    });
    expect(notes).toEqual([`whole numbers written as "${written.replaceAll('"', '')}" are read: ${calls}`]);
  });

  it('has no number guessed that may be read in two ways', () => {
    const message =
      'expected a whole number of 0 or more, found "2.000": the file does not tell whether its mark groups digits or begins decimals';
    expect(usage([header, 'Acme;o1;Roma;2.000;40', 'Globex;o2;Bari;7;2'])).toMatchObject({
      rows: [['o2', 'Bari', 7, 2]],
      refused: [[2, 'Total calls', message]],
      notes: [],
    });
  });

  it.each([
    ['a title', ['Calling usage, week of 8 November, all customers;;;;', ';;;;', '']],
    ['a title in quotes', ['"Calling usage, week of 8 November, all customers"']],
  ])('may have %s above its header', (_, above) => {
    expect(usage([...above, header, 'Acme;o1;Roma;10;40'])).toMatchObject({
      rows: [['o1', 'Roma', 10, 40]],
      refused: [],
      notes: [
        'above the header stands a title, not a row: "Calling usage, week of 8 November, all customers"',
      ],
    });
  });

  it.each(['Total;;;17;42', ';;TOTALE:;17;42', ';Grand total;;17;42,0', 'Gesamt;;;17;'])(
    'may have a total below its rows: %s',
    (total) => {
      const { rows, refused, notes } = usage([header, 'Acme;o1;Roma;10;40', 'Acme;o1;Bari;7;2', total]);
      expect(rows).toHaveLength(2);
      expect(refused).toEqual([]);
      expect(notes.slice(0, 1)).toEqual([expect.stringMatching(/^line 4 is a total, not a row: "/)]);
    },
  );

  it('keeps a customer that is called Total', () => {
    const { rows, notes } = usage([header, 'Total;o1;Roma;10;40', 'Acme;Total;Roma;1;2']);
    expect({ rows: rows.length, notes }).toEqual({ rows: 2, notes: [] });
  });

  it('has blank lines, which are no rows, and cells behind its last column', () => {
    const lines = [header, ';;;;', 'Acme;o1;Roma;10;40;;', ' ; ;;;', ';;;;'];
    expect(usage(lines)).toMatchObject({ rows: [['o1', 'Roma', 10, 40]], refused: [], notes: [] });
  });

  it('may lack the last cells of a line, where their columns are optional', () => {
    const lines = [
      header,
      'Acme;o1;Roma;10',
      'Acme;o1;Bari;7;2',
      'Globex;o2',
      'Globex;o2;Rom',
      'Acme;o1;Pisa;1;2;3',
    ];
    expect(usage(lines)).toMatchObject({
      rows: [
        ['o1', 'Roma', 10, undefined],
        ['o1', 'Bari', 7, 2],
      ],
      refused: [
        [4, undefined, 'the line has too few cells: expected 5, found 2'],
        [5, undefined, 'the line has too few cells: expected 5, found 3'],
        [6, undefined, 'the line has too many cells: expected 5, found 6'],
      ],
    });
  });

  it('may be cut off, which is said', () => {
    const content = `${header}\nAcme;o1;Roma;10;40\nAcme;o1;Bari;7`;
    const { weeklyUsage, notes } = readHubReports([{ path, content }]);
    expect(weeklyUsage).toHaveLength(2);
    const message = 'ends in line 3 without a line break, before its last columns: it may be cut off';
    expect(notes).toEqual([{ file: path, message }]);
  });

  it('has ids without the blanks around them', () => {
    const { rows, names } = usage([header, ' Acme;o1 ;Roma;10;40', ' Acme; o1;Bari;7;2']);
    expect(rows.map(([id]) => id)).toEqual(['o1', 'o1']);
    expect(names).toEqual([' Acme']);
  });
});

describe('what a spreadsheet has visibly damaged', () => {
  const columns =
    'External ID,Customer Org ID,Location ID,Location Name,MAC,Phone Number,Extension,User ID,User UUID';
  const good = [
    'x-1',
    'o1',
    'l-1',
    'Roma',
    '00E123456789',
    '+39061234567',
    '1000',
    'u@example.com',
    'uuid-1',
  ];
  const known = { path, content: `${header}\nAcme;o1;Roma;10;40\n` };
  const inventory = (cells: readonly string[]) =>
    readHubReports([
      known,
      { path: 'd.csv', content: `${columns}\n${cells.map((cell) => `"${cell}"`).join(',')}\n` },
    ]);

  it('is nothing in a row that is whole', () => {
    const { devices, refused } = inventory(good);
    expect({ devices: devices.length, refused }).toEqual({ devices: 1, refused: [] });
  });

  it.each([
    ['Phone Number', '3.90280E+10', 'a spreadsheet has turned this number into 3.90280E+10'],
    ['Phone Number', '3,9028E+10', 'a spreadsheet has turned this number into 3,9028E+10'],
    ['Phone Number', '39061234567.0', 'a spreadsheet has turned this number into 39061234567.0'],
    ['Phone Number', '#NAME?', 'a spreadsheet has put #NAME? in the place of what stood here'],
    ['Extension', '1000,0', 'a spreadsheet has turned this number into 1000,0'],
    ['MAC', '1.12233E+09', 'a spreadsheet has turned this number into 1.12233E+09'],
    ['External ID', '1E+18', 'a spreadsheet has turned this number into 1E+18'],
    ['Customer Org ID', '1.23457E+18', 'a spreadsheet has turned this number into 1.23457E+18'],
    ['Location ID', '1.2E+18', 'a spreadsheet has turned this number into 1.2E+18'],
    ['Location Name', '########', 'a spreadsheet has put ######## in the place of what stood here'],
    ['User ID', '#N/D', 'a spreadsheet has put #N/D in the place of what stood here'],
    ['User UUID', '5.1e+11', 'a spreadsheet has turned this number into 5.1e+11'],
  ])('is refused by column and cause: %s %s', (field, cell, message) => {
    const at = columns.split(',').indexOf(field);
    const { devices, refused } = inventory(good.with(at, cell));
    expect(devices).toEqual([]);
    const owner = field === 'Customer Org ID' ? {} : { customerId: 'o1' };
    expect(refused).toEqual([{ file: 'd.csv', line: 2, field, ...owner, message }]);
  });
});

describe('a report of ours', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'Z', ' ', 'è', 'É', 'ß', 'ü', 'À', 'l’', '5€', ';', '"', ',', '\n'),
    minLength: 1,
    maxLength: 8,
  });
  const name = word.filter((text) => text.trim() !== '').map((text) => `n${text}`);
  const count = fc.option(fc.integer({ min: 0, max: 2_000_000 }), { nil: undefined });

  const cellsOf = (kind: ReportKind) =>
    fc.record(
      Object.fromEntries(
        reportColumns[kind].map(({ field, kind: cells }) => {
          if (cells === 'count') return [field, count];
          return [field, field === 'customerId' ? fc.constantFrom('o1', 'o2') : name];
        }),
      ),
    );

  it.each(['en', 'it'] as const)(
    'reads the same when it was saved in Windows-1252 with semicolons (%s)',
    async (locale) => {
      const rows = fc.array(cellsOf('usage'), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(rows, fc.boolean(), async (given, isTrimmed) => {
          const columns = reportColumns.usage.map((column) => ({
            header: column[locale],
            value: (row: Record<string, string | number | undefined>) => row[column.field],
          }));
          const [comma, semicolon] = [',', ';'].map((delimiter) =>
            writeCsv(columns, given, { profile: 'exact', delimiter: delimiter as ',' | ';' }),
          );
          const saved = isTrimmed
            ? (semicolon as string).replace(/(?<=\d);+(?=\r?\n)/g, '')
            : (semicolon as string);
          const western = Uint8Array.from(saved.replace(/^\ufeff/, ''), (letter) =>
            letter === '€' ? 0x80 : letter === '’' ? 0x92 : (letter.codePointAt(0) as number),
          );
          const { notes, ...original } = readHubReports([{ path, content: comma as string }]);
          const { notes: told, ...again } = readHubReports([{ path, content: western }]);
          expect(again).toEqual(original);
          expect(original.refused.filter(({ message }) => !message.startsWith('the same'))).toEqual([]);
          const whole = await streamed(new TextEncoder().encode(comma as string));
          expect((await streamed(western)).rows).toEqual(whole.rows);
          expect(whole.rows).toHaveLength(given.length);
          expect([...notes, ...told].every(({ message }) => message.startsWith('read as Windows-1252'))).toBe(
            true,
          );
        }),
        { numRuns: 60 },
      );
    },
  );

  it('says the same as it comes along as it says whole', async () => {
    const content = Buffer.from(
      [
        'Uso;;;;',
        header,
        'Perù;o1;Roma;2.918;341,0',
        ';;;;',
        'A;o1;3',
        'Acme;o2;Bari;1',
        ';;Totale;2.919;0',
      ].join('\n'),
      'latin1',
    );
    const { refused, notes } = readHubReports([{ path, content }]);
    const along = await streamed(content);
    expect(along).toMatchObject({ refused, notes });
    expect(along.rows.map(({ calls, minutes }) => [calls, minutes])).toEqual([
      [2918, 341],
      [1, undefined],
    ]);
    expect(notes).toHaveLength(5);
    expect(refused).toHaveLength(1);
  });
});
