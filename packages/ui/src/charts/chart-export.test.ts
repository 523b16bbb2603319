import { writeXlsx } from '@partnerkit/sdk/xlsx';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { exportedTable } from '../primitives/data-table/table-export.ts';
import type { ChartData } from './chart-data.ts';
import { chartExport } from './chart-export.ts';

const words = {
  fileName: 'trend',
  label: 'Trend',
  positionLabel: 'Week',
  locale: 'it',
  dir: 'ltr',
  day: '2026-11-16',
} as const;
const chart = (ids: readonly string[]): ChartData => ({
  positions: ids.map((id) => ({ id, label: `of ${id}`, tick: id })),
  series: [
    { id: 'used', label: 'Used', look: 'solid', values: [1200, null, 0.5] },
    { id: 'free', label: '=Free', look: 'outline', values: [0, 7, null] },
  ],
});

async function cellsOf(data: ChartData) {
  const { columns, lines } = exportedTable(chartExport(data, words));
  const bytes = new Uint8Array(await new Response(writeXlsx(columns, lines)).arrayBuffer());
  return (await readXlsx(bytes)).sheets[0]?.rows;
}

it('has the weeks of a chart as dates and its numbers as numbers; what is not known stays empty', async () => {
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  expect(await cellsOf(chart(['2026-11-01', '2026-11-08', '2026-11-15']))).toEqual([
    ['Week', 'Used', '=Free'],
    [day('2026-11-01'), 1200, 0],
    [day('2026-11-08'), null, 7],
    [day('2026-11-15'), 0.5, null],
  ]);
});

it('has positions that are no days as they are called', async () => {
  expect((await cellsOf(chart(['app', '1e5', '00123'])))?.map(([first]) => first)).toEqual([
    'Week',
    'app',
    '1e5',
    '00123',
  ]);
});
