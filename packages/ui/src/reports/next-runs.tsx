import type { ReportKind } from '@partnerkit/sdk';
import { useId } from 'react';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { ReportValues } from './report-values.ts';
import { zoneName } from './report-words.ts';
import { upcomingRuns } from './upcoming-runs.ts';
import { useReportWords } from './use-report-words.ts';

interface NextRunsProps {
  readonly values: ReportValues;
  readonly report: ReportKind;
}

/** When a schedule runs next, in words and before it is saved, and what each run covers (REP-1). */
export function NextRuns({ values, report }: NextRunsProps) {
  'use no memo';
  const { t, client } = usePartner(reportsTexts);
  const words = useReportWords();
  const id = useId();
  const runs = upcomingRuns(values, report, client.now());
  if (!runs) return null;
  const time = words.time(values.time);
  return (
    <section className="pk-next-runs" aria-live="polite" aria-labelledby={id}>
      <h3 id={id} className="pk-field-label">
        {t('reports.nextRuns', { zone: zoneName(values.timeZone) })}
      </h3>
      {runs.length === 0 && <p className="pk-muted">{t('reports.nextNone')}</p>}
      <ol>
        {runs.map(({ at, period, moved }) => (
          <li key={at}>
            <time dateTime={new Date(at).toISOString()}>{words.instantIn(at, values.timeZone)}</time>
            {period && (
              <span className="pk-muted"> {t('reports.covers', { days: words.period(period) })}</span>
            )}
            {moved && (
              <span className="pk-next-note">
                {moved === 'clocks' ? t('reports.movedByClocks', { time }) : t('reports.movedByMonth')}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
