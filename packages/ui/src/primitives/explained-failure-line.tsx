import { errorText } from '../i18n/error-text.ts';
import { failureTexts } from '../i18n/texts/failure-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSignIn } from '../provider/use-sign-in.ts';
import { FailureDetail } from './failure-detail.tsx';
import { Icon } from './icon.tsx';

/** What {@link ExplainedFailureLine} takes. */
export interface ExplainedFailureLineProps {
  readonly error: unknown;
  /** What it means for what is shown, before what happened. */
  readonly text?: string | undefined;
  readonly onRetry: () => void;
  /** Whether another try is under way. */
  readonly isTrying?: boolean;
}

/** A failure beside what still holds: one line that says what is missing, with a way to try again, or to sign in. */
export function ExplainedFailureLine({ error, text, onRetry, isTrying = false }: ExplainedFailureLineProps) {
  const { t } = usePartner(failureTexts, stateTexts);
  const signIn = useSignIn(error, onRetry);
  return (
    <div className="pk-failure-line" role="alert">
      <Icon name="alert" />
      <span>
        {text && `${text} `}
        {errorText(t, error)}
      </span>
      <FailureDetail error={error} t={t} />
      {signIn && (
        <button form="" type="button" className="pk-link-button" onClick={signIn}>
          {t('state.signIn')}
        </button>
      )}
      <button form="" type="button" className="pk-link-button" aria-disabled={isTrying} onClick={onRetry}>
        {t(isTrying ? 'state.trying' : 'state.retry')}
      </button>
    </div>
  );
}
