import type { ReportRun, RunState } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { runStateTexts } from '../i18n/texts/run-state-texts.ts';
import { ProgressBar } from '../primitives/progress-bar.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useReportWords } from './use-report-words.ts';

const tones: Readonly<Record<RunState, string>> = {
  waiting: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

/** What became of a run: sign and word, and while it is under way how far it is. */
export function RunStateBadge({ run }: { readonly run: ReportRun }) {
  const { t } = usePartner(runStateTexts);
  return (
    <span className="pk-badge" data-tone={tones[run.state]}>
      <span>{domainName(t, 'runState', run.state)}</span>
    </span>
  );
}

/** How many rows are written, and of how many. */
export function RunProgress({ run, label }: { readonly run: ReportRun; readonly label: string }) {
  const words = useReportWords();
  const text = words.progress(run);
  return (
    <span className="pk-run-progress">
      <ProgressBar label={label} done={run.rows} of={run.totalRows ?? undefined} text={text} />
      <span className="pk-muted">{text}</span>
    </span>
  );
}
