import { describe, expect, it } from 'vitest';
import { streamCallFile } from './read-call-file.ts';
import { ReportFindings } from './report-findings.ts';

const columns = [
  'Report ID',
  'Report time',
  'Correlation ID',
  'Org UUID',
  'User UUID',
  'User type',
  'Direction',
  'Client type',
  'Start time',
  'Answer time',
  'Release time',
  'Location',
];
const cells = columns.map((name) => `of ${name}`);
const legs = ['id', 'callId', 'customerId', 'startAt', 'endAt', 'direction', 'endpoint'];

async function read(text: string) {
  const findings = new ReportFindings();
  const bytes = new TextEncoder().encode(text);
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  };
  const file = await streamCallFile({ path: 'a.csv', chunks }, findings);
  const rows = [];
  if (file && file !== 'refused') for await (const row of file.rows(findings)) rows.push(row);
  return { file, rows, refused: findings.refused };
}
const csv = (...lines: readonly (readonly string[])[]) =>
  lines.map((line) => `${line.join(',')}\r\n`).join('');

describe('a file of calls', () => {
  it('is told apart by its header, whatever the order and the capitals of its columns', async () => {
    const { file, rows } = await read(
      `\ufeff${csv(
        columns.toReversed().map((name) => name.toUpperCase()),
        cells,
      )}`,
    );
    expect(file).toMatchObject({ kind: 'callRecords' });
    expect(rows).toEqual([{ line: 2, row: expect.objectContaining({ 'REPORT ID': 'of Location' }) }]);
    expect(
      (
        await read(
          csv(
            legs,
            legs.map(() => 'x'),
          ),
        )
      ).file,
    ).toMatchObject({ kind: 'callLegs' });
    expect((await read('Customer name,Organization ID,Location,Total calls\n')).file).toBeUndefined();
    expect((await read('')).file).toBeUndefined();
  });

  it.each([...columns.slice(0, 11), ...legs])(
    'that lacks the column %s is refused by its name',
    async (name) => {
      const header = columns.includes(name) ? columns : legs;
      const { file, refused } = await read(csv(header.filter((one) => one !== name)));
      expect(file).toBe('refused');
      expect(refused).toEqual([{ file: 'a.csv', message: `columns are missing: "${name}"` }]);
    },
  );

  it('that has a column twice is refused', async () => {
    const { refused } = await read(csv([...columns, 'report id']));
    expect(refused[0]?.message).toBe('the column "report id" stands there twice, in places 1 and 13');
    expect((await read(csv([...legs, 'ID']))).refused[0]?.message).toContain('stands there twice');
    expect((await read(csv([...legs, 'note', 'note'], [...legs, '', '']))).refused).toEqual([]);
  });

  it('that is cut off loses its last line alone', async () => {
    const whole = csv(columns, cells, cells);
    const { rows, refused } = await read(whole.slice(0, -20));
    expect(rows.map(({ line }) => line)).toEqual([2]);
    expect(refused).toEqual([
      { file: 'a.csv', line: 3, message: expect.stringContaining('may be cut off here') },
    ]);
  });

  it('that others were put below is read by each header', async () => {
    const { rows, refused } = await read(csv(columns, cells, columns.toReversed(), cells, legs, cells));
    expect(rows.map(({ line, row }) => [line, row['Report ID']])).toEqual([
      [2, 'of Report ID'],
      [4, 'of Location'],
    ]);
    expect(refused.map(({ line }) => line)).toEqual([5]);
  });

  it('that a spreadsheet saved again may end lines early or late', async () => {
    const header = columns.join(';');
    const { rows, refused } = await read(
      `${header}\n${cells.slice(0, 11).join(';')}\n${cells.join(';')};;\n;;;\n${cells.slice(0, 10).join(';')}\n`,
    );
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
    expect(refused.map(({ line }) => line)).toEqual([5]);
  });

  it.each([
    ['id', '1.23457E+18'],
    ['callId', '9.1E+20'],
    ['customerId', '#NAME?'],
  ])('that a spreadsheet has visibly damaged costs the legs whose %s is gone', async (column, left) => {
    const leg = (id: string, damaged = '') =>
      legs.map((name) => (name === column && damaged ? damaged : `${name} of ${id}`));
    const { rows, refused } = await read(csv(legs, leg('a'), leg('b', left), leg('c')));
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(refused).toEqual([
      { file: 'a.csv', line: 3, field: column, message: expect.stringMatching(/spreadsheet/) },
    ]);
  });
});
