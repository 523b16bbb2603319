import { csvDelimiterOf, writeCsv } from '@partnerkit/sdk/csv';
import { saveFile } from '../primitives/save-file.ts';
import type { ChartData } from './chart-data.ts';

/** Saves the numbers of a chart, the oldest first; what is not known stays empty. Dates are as the data has them. */
export function saveChartCsv(name: string, data: ChartData, positionLabel: string, locale: string): void {
  const places = data.positions.map((_, at) => at);
  const columns = [
    { header: positionLabel, value: (at: number) => data.positions[at]?.id },
    ...data.series.map(({ label, values }) => ({
      header: label,
      value: (at: number) => values[at] ?? undefined,
    })),
  ];
  const text = writeCsv(columns, places, {
    profile: 'spreadsheet',
    byteOrderMark: true,
    delimiter: csvDelimiterOf(locale),
  });
  saveFile(`${name}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}
