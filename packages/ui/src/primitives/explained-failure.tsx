import { isPartnerError } from '@partnerkit/sdk';
import { errorText } from '../i18n/error-text.ts';
import { failureTexts } from '../i18n/texts/failure-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { useSignIn } from '../provider/use-sign-in.ts';
import { FailureDetail } from './failure-detail.tsx';
import { StateMessage } from './state-message.tsx';
import { UnsupportedState } from './unsupported-state.tsx';

/** What {@link ExplainedFailure} takes. */
export interface ExplainedFailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly t: Translate;
}

/** What a failed read shows: not permitted, not supported, no region chosen, or what happened with a way to try again. */
export function ExplainedFailure({ error, onRetry, t }: ExplainedFailureProps) {
  const say = t.with(failureTexts, stateTexts);
  const code = isPartnerError(error) ? error.code : 'unknown';
  if (code === 'forbidden') {
    return (
      <StateMessage state="forbidden" title={say('state.forbiddenTitle')} text={say('state.forbiddenText')} />
    );
  }
  if (code === 'unsupported') return <UnsupportedState />;
  if (isPartnerError(error) && code === 'invalid' && error.fields[0]?.field === 'region') {
    return <StateMessage state="empty" title={say('state.regionTitle')} text={say('state.regionText')} />;
  }
  return <Failed error={error} onRetry={onRetry} t={t} />;
}

function Failed({ error, onRetry, t }: ExplainedFailureProps) {
  const say = t.with(failureTexts, stateTexts);
  const signIn = useSignIn(error, onRetry);
  return (
    <StateMessage
      state="failed"
      title={say('state.failedTitle')}
      text={errorText(t, error)}
      action={
        signIn
          ? { label: say('state.signIn'), onSelect: signIn }
          : { label: say('state.retry'), onSelect: onRetry }
      }
    >
      <FailureDetail error={error} t={t} />
      {signIn && (
        <button form="" type="button" className="pk-link-button" onClick={onRetry}>
          {say('state.retry')}
        </button>
      )}
    </StateMessage>
  );
}
