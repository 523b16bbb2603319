import type { ReportRun } from '@partnerkit/sdk';
import { useEffect, useRef } from 'react';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { dialogTexts } from '../i18n/texts/dialog-texts.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { FailureLine } from '../primitives/failure-line.tsx';
import { Icon } from '../primitives/icon.tsx';
import { useAttempt } from '../primitives/use-attempt.ts';
import { usePartner } from '../provider/partner-context.ts';
import { isUnderWay } from './is-under-way.ts';
import { runFailure } from './run-failure.ts';
import { RunProgress, RunStateBadge } from './run-state.tsx';
import { useReportDownload } from './use-report-download.ts';
import { useReportRun } from './use-report-run.ts';
import { useReportWords } from './use-report-words.ts';

interface RunPanelProps {
  /** The run as it was when it was asked for. */
  readonly asked: ReportRun;
  readonly onClose: () => void;
}

/** The run that was asked for last, in place: how far it is, and its file once it is done (REP-1). */
export function RunPanel({ asked, onClose }: RunPanelProps) {
  const { t, formats } = usePartner(dialogTexts, reportsTexts);
  const words = useReportWords();
  const { instant } = useFigureFormats();
  const state = useReportRun(asked);
  const files = useReportDownload();
  const stopping = useAttempt();
  const run = state.run ?? asked;
  const name = isolated(words.run(run));
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  const stop = state.cancel;
  const facts = [
    t('reports.rows', { rows: run.rows }),
    ...(run.size === null ? [] : [words.size(run.size)]),
    run.freshAt === null ? t('reports.freshUnknown') : t('reports.freshAt', { at: instant(run.freshAt) }),
  ];
  return (
    <section ref={panel} className="pk-run-panel" aria-label={t('reports.runOf', { name })}>
      <div className="pk-run-head" role="status">
        <RunStateBadge run={run} />
        <strong>
          <bdi>{words.run(run)}</bdi>
        </strong>
        <span className="pk-muted">{words.period(run)}</span>
      </div>
      {!isUnderWay(run) && (
        <button
          form=""
          type="button"
          className="pk-icon-button pk-run-close"
          aria-label={t('dialog.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      )}
      {isUnderWay(run) && <RunProgress run={run} label={t('reports.runOf', { name })} />}
      {run.state === 'done' && (
        <p className="pk-run-facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      {run.state === 'done' &&
        words.missing(run).map((told) => (
          <p key={told} className="pk-run-missing">
            {told}
          </p>
        ))}
      {run.state === 'failed' && <p className="pk-field-problem">{runFailure(t, run)}</p>}
      {state.failure !== null && isUnderWay(run) && (
        <FailureLine error={state.failure} text={t('reports.notKnown')} onRetry={state.refresh} />
      )}
      {stopping.failure && stop && (
        <FailureLine
          error={stopping.failure.cause}
          onRetry={() => void stopping.attempt(() => stop())}
          isTrying={stopping.isBusy}
        />
      )}
      <div className="pk-run-actions">
        {isUnderWay(run) && stop && (
          <button
            form=""
            type="button"
            className="pk-button"
            aria-disabled={stopping.isBusy}
            onClick={() =>
              void stopping.attempt((busy) => {
                busy();
                return stop();
              })
            }
          >
            {t('reports.cancel')}
          </button>
        )}
        {run.state === 'done' && files.isOffered && (
          <button
            form=""
            type="button"
            className="pk-button pk-primary"
            aria-disabled={files.isComing(run)}
            onClick={() => void files.download(run)}
          >
            <Icon name="download" />
            {t(files.isComing(run) ? 'reports.downloading' : 'reports.download')}
          </button>
        )}
        {run.state === 'done' && run.expiresAt !== null && (
          <span className="pk-muted">
            {t('reports.keptUntil', { day: formats.instantDay(run.expiresAt) })}
          </span>
        )}
      </div>
    </section>
  );
}
