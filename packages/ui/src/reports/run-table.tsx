import type { ReportRun, RowView } from '@partnerkit/sdk';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { PeopleTable } from '../organization/people-table.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { ActingProps } from './acting-props.ts';
import { runFailure } from './run-failure.ts';
import { RunProgress, RunStateBadge } from './run-state.tsx';
import { useReportDownload } from './use-report-download.ts';
import { useReportWords } from './use-report-words.ts';
import { useToldAttempt } from './use-told-attempt.ts';

interface RunTableProps extends ActingProps {
  readonly runs: RowView<ReportRun>;
}

/** Runs, the last one first: what, how it went, when and by whom, and the file. */
export function RunTable({ runs, ...acting }: RunTableProps) {
  const { t, formats } = usePartner(peopleTexts, reportsTexts);
  const words = useReportWords();
  const { instant } = useFigureFormats();
  const files = useReportDownload();
  const all = Array.from({ length: runs.total }, (_, at) => runs.at(at) as ReportRun);
  return (
    <PeopleTable
      label={t('reports.runs')}
      people={all}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'report',
          label: t('reports.report'),
          cell: (run) => (
            <span className="pk-person">
              <bdi>{words.run(run)}</bdi>
              <span className="pk-muted">{words.period(run)}</span>
            </span>
          ),
        },
        { id: 'state', label: t('reports.state'), cell: (run) => <RunStanding run={run} /> },
        {
          id: 'when',
          label: t('reports.requested'),
          cell: (run) => (
            <span className="pk-person">
              <time dateTime={run.requestedAt}>{instant(run.requestedAt)}</time>
              <span className="pk-muted">
                {run.scheduleId === null ? (
                  <bdi>{run.requestedBy.name ?? run.requestedBy.id}</bdi>
                ) : (
                  t('reports.bySchedule', { name: isolated(run.requestedBy.name ?? run.requestedBy.id) })
                )}
              </span>
            </span>
          ),
        },
        {
          id: 'file',
          label: t('reports.file'),
          cell: (run) =>
            run.state === 'done' && (
              <span className="pk-person">
                <span>
                  {[
                    run.format.toUpperCase(),
                    ...(run.size === null ? [] : [words.size(run.size)]),
                    t('reports.rows', { rows: run.rows }),
                  ]
                    .map(isolated)
                    .join(t('reports.parted'))}
                </span>
                <span className="pk-muted">
                  {run.expiresAt === null
                    ? ''
                    : t('reports.keptUntil', { day: formats.instantDay(run.expiresAt) })}
                </span>
              </span>
            ),
        },
        {
          id: 'actions',
          label: t('people.actions'),
          isQuiet: true,
          cell: (run) => <RunActions {...acting} run={run} files={files} />,
        },
      ]}
    />
  );
}

function RunStanding({ run }: { readonly run: ReportRun }) {
  const { t } = usePartner(reportsTexts);
  const words = useReportWords();
  const { instant } = useFigureFormats();
  return (
    <span className="pk-run-standing">
      <span className="pk-badges">
        <RunStateBadge run={run} />
        {run.isLate && (
          <span className="pk-badge" data-tone="warning">
            <span>{t('reports.late')}</span>
          </span>
        )}
      </span>
      {run.state === 'running' && (
        <RunProgress run={run} label={t('reports.runOf', { name: isolated(words.run(run)) })} />
      )}
      {run.state === 'failed' && <span className="pk-person-note">{runFailure(t, run)}</span>}
      {run.isLate && run.dueAt !== null && (
        <span className="pk-muted pk-person-note">{t('reports.lateText', { due: instant(run.dueAt) })}</span>
      )}
      {run.state === 'done' &&
        words.missing(run).map((told) => (
          <span key={told} className="pk-run-missing pk-person-note">
            {told}
          </span>
        ))}
    </span>
  );
}

interface RunActionsProps extends ActingProps {
  readonly run: ReportRun;
  readonly files: ReturnType<typeof useReportDownload>;
}

function RunActions({ run, files, state, onAct, onAhead }: RunActionsProps) {
  const { t } = usePartner(peopleTexts, reportsTexts);
  const words = useReportWords();
  const stopping = useToldAttempt();
  const name = isolated(words.run(run));
  return (
    <span className="pk-people-actions">
      {run.state === 'done' && files.isOffered && (
        <button
          form=""
          type="button"
          className="pk-button"
          aria-disabled={files.isComing(run)}
          aria-label={files.isComing(run) ? undefined : t('reports.downloadNamed', { name })}
          onClick={() => void files.download(run)}
        >
          {t(files.isComing(run) ? 'reports.downloading' : 'reports.download')}
        </button>
      )}
      {state.mayCancel(run) && (
        <button
          form=""
          type="button"
          className="pk-button"
          aria-disabled={stopping.isBusy}
          aria-label={t('reports.cancelNamed', { name })}
          onClick={() => void stopping.attempt(() => state.cancel(run))}
        >
          {t('reports.cancel')}
        </button>
      )}
      {state.mayRemoveRun(run) && (
        <button
          form=""
          type="button"
          className="pk-button"
          aria-haspopup="dialog"
          aria-label={t('people.removeNamed', { name })}
          onPointerEnter={onAhead}
          onFocus={onAhead}
          onClick={() => onAct({ kind: 'removeRun', run })}
        >
          {t('people.remove')}
        </button>
      )}
    </span>
  );
}
