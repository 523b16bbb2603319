import { errorText } from '../i18n/error-text.ts';
import { usePartner } from '../provider/partner-context.ts';
import { Icon } from './icon.tsx';

/** What {@link FailureLine} takes. */
export interface FailureLineProps {
  readonly error: unknown;
  /** What it means for what is shown, before what happened. */
  readonly text?: string;
  readonly onRetry: () => void;
}

/** A failure beside what still holds: one line that says what is missing, with a way to try again. */
export function FailureLine({ error, text, onRetry }: FailureLineProps) {
  const { t } = usePartner();
  return (
    <div className="pk-failure-line" role="alert">
      <Icon name="alert" />
      <span>
        {text && `${text} `}
        {errorText(t, error)}
      </span>
      <button form="" type="button" className="pk-link-button" onClick={onRetry}>
        {t('state.retry')}
      </button>
    </div>
  );
}
