import type { CsvColumn, CsvValue } from '../../sdk/src/csv/write-csv.ts';

/** A row of what is exported: texts as people and machines write them, numbers, a day and a yes or no. */
export type DeviceRow = Readonly<Record<(typeof names)[number], CsvValue>>;

const names = [
  ...(['id', 'customer', 'region', 'location', 'mac', 'phone', 'extension'] as const),
  ...(['calls', 'minutes', 'day', 'isOnline', 'note'] as const),
] as const;

const customers = [
  ...['Alimentari Serrapiana', 'O’Brien & Daughters', 'مؤسسة النور', 'Åre Skidor AB', 'Contoso'],
  ...['Smith, Jones and Partners', 'Aurora Kft', '東京株式会社', '=SUM(A1:A9)', 'The "Movers"'],
];
const regions = ['US', 'CA', 'EU', 'AE'];
const notes = ['', '', '', 'replaced in March', 'at the reception,\nsecond floor', '', '', '@ home', '', ''];

/** So many rows, one after the other; the same ones at every call. */
export function* deviceRows(count: number): Generator<DeviceRow, void, undefined> {
  for (let at = 0; at < count; at++) {
    yield {
      id: `0b7f3c${(at % 9973) + 10_000}-4f2a-4d1e-9c00-${at + 100_000_000}`,
      customer: customers[at % 10],
      region: regions[at % 4],
      location: `Floor ${at % 23}`,
      mac: `0011${at + 10_000_000}`,
      phone: `+3906${at + 1_000_000}`,
      extension: `00${at % 1000}`,
      calls: at % 5000,
      minutes: (at % 977) / 8,
      day: '2026-11-16',
      isOnline: at % 3 === 0,
      note: notes[at % 10],
    };
  }
}

/** The twelve columns of them. */
export const deviceColumns: readonly CsvColumn<DeviceRow>[] = names.map((name) => ({
  header: name,
  value: (row: DeviceRow) => row[name],
  ...(name === 'day' ? { kind: 'day' as const } : {}),
}));

/** The headers, for those who take them as such. */
export const deviceHeaders: readonly string[] = names;
