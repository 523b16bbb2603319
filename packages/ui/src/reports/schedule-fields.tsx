import type { ReportKind } from '@partnerkit/sdk';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { timeZones } from '../i18n/intl-formats.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { ChoiceField } from '../primitives/form/choice-field.tsx';
import { MomentField } from '../primitives/form/moment-field.tsx';
import { SelectField } from '../primitives/form/select-field.tsx';
import { SwitchField } from '../primitives/form/switch-field.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { NextRuns } from './next-runs.tsx';
import type { ReportValues } from './report-values.ts';
import { zoneName } from './report-words.ts';
import { useReportWords } from './use-report-words.ts';

const daysOfWeek = [1, 2, 3, 4, 5, 6, 0];
const daysOfMonth = Array.from({ length: 31 }, (_, index) => String(index + 1));

/** How often, on which day, at what time and by whose clocks a report runs, and when that is next (REP-1). */
export function ScheduleFields({ report }: { readonly report: ReportKind }) {
  'use no memo';
  const { t, formats } = usePartner(reportsTexts);
  const words = useReportWords();
  const values = useWatch() as ReportValues;
  const zones = useMemo(() => timeZones().all.map((zone) => ({ value: zone, label: zoneName(zone) })), []);
  const { every } = values;
  return (
    <>
      <div className="pk-field-row">
        <SwitchField
          name="every"
          label={t('reports.every')}
          choices={[
            { value: 'day', label: t('reports.daily') },
            { value: 'week', label: t('reports.weekly') },
            { value: 'month', label: t('reports.monthly') },
          ]}
        />
        {every === 'week' && (
          <SelectField
            name="weekday"
            label={t('reports.weekday')}
            choices={daysOfWeek.map((day) => ({ value: String(day), label: words.weekday(day) }))}
          />
        )}
        {every === 'month' && (
          <SelectField
            name="day"
            label={t('reports.day')}
            choices={daysOfMonth.map((value) => ({ value, label: formats.number(Number(value)) }))}
          />
        )}
        <MomentField name="time" type="time" label={t('reports.time')} />
      </div>
      {every === 'month' && Number(values.day) > 28 && (
        <p className="pk-field-hint">{t('reports.dayHint', { day: Number(values.day) })}</p>
      )}
      <ChoiceField
        name="timeZone"
        label={t('reports.timeZone')}
        hint={t('reports.timeZoneHint')}
        choices={zones}
      />
      <div className="pk-field-row">
        <MomentField name="startsOn" type="date" label={t('reports.startsOn')} isOptional />
        <MomentField name="endsOn" type="date" label={t('reports.endsOn')} isOptional />
      </div>
      <NextRuns values={values} report={report} />
    </>
  );
}
