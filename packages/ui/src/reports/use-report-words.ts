import { useMemo } from 'react';
import { usePartner } from '../provider/partner-context.ts';
import { type ReportWords, reportWords } from './report-words.ts';

/** The words of reports in the provider's language. */
export function useReportWords(): ReportWords {
  const { t, locale } = usePartner();
  return useMemo(() => reportWords(t, locale), [t, locale]);
}
