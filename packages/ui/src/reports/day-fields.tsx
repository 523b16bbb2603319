import type { ReportPeriod } from '@partnerkit/sdk';
import { useFormContext, useWatch } from 'react-hook-form';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { MomentField } from '../primitives/form/moment-field.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useToday } from '../trials/use-today.ts';
import type { ReportValues } from './report-values.ts';
import { usualPeriod } from './usual-values.ts';

/** The days that a report covers: a first and a last one, or the last complete week or month at a press (REP-4). */
export function DayFields() {
  'use no memo';
  const { t } = usePartner(reportsTexts);
  const today = useToday();
  const { setValue, trigger, formState } = useFormContext<ReportValues>();
  const { from, until } = useWatch() as ReportValues;
  const choose = (period: ReportPeriod) => {
    setValue('from', period.from);
    setValue('until', period.until);
    if (formState.errors.from || formState.errors.until) void trigger(['from', 'until']);
  };
  const quick = (
    [
      ['week', 'reports.lastWeek'],
      ['month', 'reports.lastMonth'],
    ] as const
  ).map(([every, label]) => ({ label, period: usualPeriod(every, today) }));
  return (
    <div className="pk-field-row">
      <MomentField name="from" type="date" label={t('reports.from')} />
      <MomentField name="until" type="date" label={t('reports.until')} />
      <span className="pk-quick-days">
        {quick.map(({ label, period }) => (
          <button
            key={label}
            form=""
            type="button"
            className="pk-button"
            aria-pressed={period.from === from && period.until === until}
            onClick={() => choose(period)}
          >
            {t(label)}
          </button>
        ))}
      </span>
    </div>
  );
}
