import { stateTexts } from '../i18n/texts/state-texts.ts';
import type { ExplainedFailureProps } from './explained-failure.tsx';
import { useFailureParts } from './failure-parts.ts';
import { StateMessage } from './state-message.tsx';

/** What a failed read shows. Why it failed comes with what tells of failures; that it failed, and another try, do not wait for that. */
export function FailureState(props: ExplainedFailureProps) {
  const parts = useFailureParts();
  if (parts) return <parts.ExplainedFailure {...props} />;
  const say = props.t.with(stateTexts);
  return (
    <StateMessage
      state="failed"
      title={say('state.failedTitle')}
      action={{ label: say('state.retry'), onSelect: props.onRetry }}
    />
  );
}
