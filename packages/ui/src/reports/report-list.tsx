import { isPartnerError, PartnerError, type ReportTemplate } from '@partnerkit/sdk';
import { useRef, useState } from 'react';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureLine } from '../primitives/failure-line.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import type { ReportAct } from './report-act.ts';
import { RunTable } from './run-table.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { useReportList } from './use-report-list.ts';

const ReportDialog = lazyPart(
  () => import('./report-dialog.tsx').then((module) => module.ReportDialog),
  ({ onClose }) => onClose(),
);

/** Past runs and schedules of reports: state, progress, files; paused, changed, removed (REP-1). Nothing is needed. */
export function ReportList() {
  return (
    <Widget>
      <List />
    </Widget>
  );
}

const forbidden = new PartnerError({ code: 'forbidden', message: 'reports.run' });
const noTemplates: readonly ReportTemplate[] = [];

function List() {
  const { t, client } = usePartner(reportsTexts, stateTexts);
  const state = useReportList();
  const { runs, schedules } = state;
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const [act, setAct] = useState<ReportAct>();
  // schedules have only the ids of their templates
  const { data } = useSourceQuery(['reports', 'templates'], (call) => client.reports.templates(call), {
    enabled: state.mayRun && client.supports('reports.templates'),
    isPartnerWide: true,
  });
  const templates = data?.items ?? noTemplates;
  if (!client.supports('reports.runs')) return <UnsupportedState />;
  if (!state.mayRun) return <FailureState error={forbidden} onRetry={() => {}} t={t} />;
  if (runs.failure && (!schedules.data || isOfRegion(runs.failure)))
    return <FailureState error={runs.failure} onRetry={runs.refresh} t={t} />;
  if (!state.knowsViewer || (!runs.data && !runs.failure && !schedules.data)) return <CardSkeleton />;
  const kept = schedules.data?.items;
  const acting = { state, templates, onAct: setAct, onAhead: ReportDialog.ahead };
  const isListed = client.supports('reports.schedules') && (state.maySchedule || (kept?.length ?? 0) > 0);
  const total = runs.data?.total ?? 0;
  return (
    <div ref={widget} className="pk-widget pk-report-list">
      {isListed && (
        <div className="pk-report-part">
          <h2 className="pk-section-title">{t('reports.schedules')}</h2>
          {schedules.isError && !kept && (
            <FailureLine error={schedules.error} onRetry={() => void schedules.refetch()} />
          )}
          {!schedules.isError && !kept && <CardSkeleton />}
          {kept?.length === 0 && (
            <StateMessage
              state="empty"
              title={t('reports.schedulesNone')}
              text={t('reports.schedulesNoneText')}
            />
          )}
          {kept && kept.length > 0 && <ScheduleTable {...acting} schedules={kept} />}
        </div>
      )}
      <div className="pk-report-part">
        <h2 className="pk-section-title">{t('reports.runs')}</h2>
        {Boolean(runs.outdated) && (
          <FailureLine error={runs.outdated} text={t('state.outdated')} onRetry={runs.refresh} />
        )}
        {Boolean(runs.failure) && <FailureLine error={runs.failure} onRetry={runs.refresh} />}
        {!runs.data && !runs.failure && <CardSkeleton />}
        {runs.data && total === 0 && (
          <StateMessage state="empty" title={t('reports.runsNone')} text={t('reports.runsNoneText')} />
        )}
        {runs.data && total > 0 && <RunTable {...acting} runs={runs.data} />}
        {runs.data?.nextCursor && (
          <button form="" type="button" className="pk-button pk-show-more" onClick={runs.loadMore}>
            {t('reports.showMore')}
          </button>
        )}
      </div>
      {act && (
        <ReportDialog
          key={`${act.kind} ${act.kind === 'removeRun' ? act.run.id : act.schedule.id}`}
          act={act}
          state={state}
          templates={templates}
          onClose={() => setAct(undefined)}
        />
      )}
    </div>
  );
}

/** There is one thing to do, and no list beside it. */
function isOfRegion(failure: unknown): boolean {
  return isPartnerError(failure) && failure.code === 'invalid' && failure.fields[0]?.field === 'region';
}
