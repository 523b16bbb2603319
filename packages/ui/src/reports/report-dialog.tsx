import type { ReportTemplate } from '@partnerkit/sdk';
import { useState } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { ConfirmDialog } from '../primitives/dialog/confirm-dialog.tsx';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import { isUnderWay } from './is-under-way.ts';
import type { ReportAct } from './report-act.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import type { ReportListState } from './use-report-list.ts';
import { useReportWords } from './use-report-words.ts';

/** What {@link ReportDialog} takes. */
export interface ReportDialogProps {
  readonly act: ReportAct;
  readonly state: ReportListState;
  readonly templates: readonly ReportTemplate[];
  readonly onClose: () => void;
}

/** What is done with a run or a schedule, over the lists (REP-1). */
export function ReportDialog({ act, state, templates, onClose }: ReportDialogProps) {
  const { t, notify } = usePartner(peopleTexts, reportsTexts);
  const words = useReportWords();
  const [intent] = useState(drawnKey);
  if (act.kind === 'change')
    return <ScheduleDialog schedule={act.schedule} templates={templates} onClose={onClose} />;
  const isRun = act.kind === 'removeRun';
  const name = isolated(isRun ? words.run(act.run) : words.template(act.schedule.template, templates));
  return (
    <ConfirmDialog
      title={t(isRun ? 'reports.removeTitle' : 'reports.removeScheduleTitle', { name })}
      text={
        isRun
          ? t(isUnderWay(act.run) ? 'reports.removeRunningText' : 'reports.removeRunText')
          : t('reports.removeScheduleText', { cadence: isolated(words.cadence(act.schedule.cadence)) })
      }
      confirmLabel={t('people.remove')}
      tone="danger"
      onConfirm={async () => {
        if (isRun) await state.removeRun(act.run, intent);
        else await state.removeSchedule(act.schedule, intent);
        notify({ text: t(isRun ? 'reports.removed' : 'reports.scheduleRemoved', { name }) });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
