import { useMemo } from 'react';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { SeriesUnit } from './chart-data.ts';

/** Writes the values of a chart's series, by what they count in. */
export type ChartNumbers = Readonly<Record<SeriesUnit, (value: number) => string>>;

/** How the provider's locale writes the values of charts. */
export function useChartNumbers(): ChartNumbers {
  const { formats } = usePartner();
  const { share } = useFigureFormats();
  return useMemo(() => ({ count: formats.number, share }), [formats, share]);
}
