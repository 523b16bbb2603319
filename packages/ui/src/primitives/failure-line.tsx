import { stateTexts } from '../i18n/texts/state-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { ExplainedFailureLineProps } from './explained-failure-line.tsx';
import { useFailureParts } from './failure-parts.ts';

/** A failure beside what still holds, in one line. Why it failed comes with what tells of failures; another try does not wait for that. */
export function FailureLine(props: ExplainedFailureLineProps) {
  const { t } = usePartner(stateTexts);
  const parts = useFailureParts();
  if (parts) return <parts.ExplainedFailureLine {...props} />;
  return (
    <div className="pk-failure-line" role="alert">
      <span>{props.text ?? t('state.failedTitle')}</span>
      <button
        form=""
        type="button"
        className="pk-link-button"
        aria-disabled={props.isTrying}
        onClick={props.onRetry}
      >
        {t('state.retry')}
      </button>
    </div>
  );
}
