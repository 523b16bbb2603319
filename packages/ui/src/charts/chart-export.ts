import { isCalendarDay } from '@partnerkit/sdk';
import type { DataColumn } from '../primitives/data-table/data-column.ts';
import type { TableExport } from '../primitives/data-table/table-export.ts';
import { type ChartData, totalAt } from './chart-data.ts';

/** What a saved chart is called beside its numbers. */
type ChartExportWords = Pick<
  TableExport<number>,
  'fileName' | 'region' | 'day' | 'label' | 'locale' | 'dir'
> & {
  readonly positionLabel: string;
};

/** The numbers of a chart as a table to be saved, the oldest first; what is not known stays empty. Dates are as the data has them. */
export function chartExport(
  data: ChartData,
  { positionLabel, ...words }: ChartExportWords,
): TableExport<number> {
  const { positions, series, totalLabel } = data;
  const areDays = positions.every(({ id }) => isCalendarDay(id));
  const columns: readonly DataColumn<number>[] = [
    {
      id: 'position',
      header: positionLabel,
      value: (at) => positions[at]?.id,
      kind: areDays ? 'day' : undefined,
    },
    ...series.map(({ id, label, values }) => ({
      id,
      header: label,
      value: (at: number) => values[at] ?? undefined,
    })),
    ...(totalLabel
      ? [{ id: 'total', header: totalLabel, value: (at: number) => totalAt(data, at) ?? undefined }]
      : []),
  ];
  return { ...words, columns, rows: places(positions.length) };
}

async function* places(count: number): AsyncGenerator<number, void, undefined> {
  for (let at = 0; at < count; at++) yield at;
}
