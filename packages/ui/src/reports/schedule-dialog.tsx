import type { ReportKind, ReportSchedule, ReportTemplate } from '@partnerkit/sdk';
import { reportKinds } from '@partnerkit/sdk/rules';
import { useCallback, useMemo, useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { conflictCurrent } from '../primitives/conflict-current.ts';
import { FormDialog } from '../primitives/dialog/form-dialog.tsx';
import type { FieldMisfit } from '../primitives/form/field-problem-kind.ts';
import { useInputForm } from '../primitives/form/use-input-form.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useIntent } from '../provider/use-intent.ts';
import { useToday } from '../trials/use-today.ts';
import { FileFields } from './file-fields.tsx';
import { reportField, reportFields, reportProblem, reportSchema } from './report-problems.ts';
import { type ReportValues, scheduleInput, scheduleValues } from './report-values.ts';
import { ScheduleFields } from './schedule-fields.tsx';
import { useReportBuilder } from './use-report-builder.ts';
import { useReportWords } from './use-report-words.ts';
import { usualValues } from './usual-values.ts';

interface ScheduleDialogProps {
  readonly schedule: ReportSchedule;
  readonly templates: readonly ReportTemplate[];
  readonly onClose: () => void;
}

/** Another time, day or file of a schedule (REP-1). Where somebody else has changed it meanwhile, it says how it is now. */
export function ScheduleDialog({ schedule, templates, onClose }: ScheduleDialogProps) {
  const { t, locale, notify } = usePartner(reportsTexts);
  const words = useReportWords();
  const today = useToday();
  const { saveSchedule } = useReportBuilder();
  const [base, setBase] = useState(schedule);
  const intentOf = useIntent();
  const problemText = useCallback((misfit: FieldMisfit) => reportProblem(t, misfit), [t]);
  const { template } = base;
  const report: ReportKind =
    templates.find((one) => one.id === template)?.report ??
    reportKinds.find((kind) => kind === template) ??
    'devices';
  const inputOf = (values: ReportValues) => ({
    id: base.id,
    version: base.version,
    ...scheduleInput(values),
  });
  const form = useInputForm<ReportValues>({
    schema: (values) => reportSchema(values, false, today),
    toInput: inputOf,
    fieldOf: reportField,
    defaultValues: useMemo(
      () => scheduleValues(schedule, usualValues(schedule.template, locale, today)),
      [schedule, locale, today],
    ),
    problemText,
  });
  const name = isolated(words.template(template, templates));
  return (
    <FormDialog
      title={t('reports.changeSchedule', { name })}
      form={form}
      fields={reportFields}
      submitLabel={t('reports.saveSchedule')}
      failureText={(cause) => {
        const now = scheduleNow(cause);
        return now && t('reports.scheduleElsewhere', { now: isolated(words.cadence(now.cadence)) });
      }}
      onSubmit={async (values) => {
        const input = inputOf(values);
        try {
          await saveSchedule(input, intentOf(input));
        } catch (cause) {
          const now = scheduleNow(cause);
          // what is saved next is put in the place of what is shown now
          if (now) setBase(now);
          throw cause;
        }
        notify({ text: t('reports.scheduled', { name }) });
        onClose();
      }}
      onClose={onClose}
    >
      <ScheduleFields report={report} />
      <FileFields />
    </FormDialog>
  );
}

/** The schedule as somebody else has left it, where that is why it failed. */
function scheduleNow(cause: unknown): ReportSchedule | undefined {
  return conflictCurrent<ReportSchedule>(cause, ({ cadence }) => typeof cadence?.every === 'string');
}
