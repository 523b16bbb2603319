import { usePartner } from '../provider/partner-context.ts';
import { ExplainedFailure } from './explained-failure.tsx';

/** What {@link FailureMessage} takes. */
export interface FailureMessageProps {
  /** Whatever was thrown. */
  readonly error: unknown;
  readonly onRetry: () => void;
}

/**
 * A failure of a page of your own that calls the client, as the widgets show theirs: what happened and what to do in the viewer's
 * language, a way to try again or to sign in, the request id to copy, and behind it the developer's words. What the viewer's role
 * does not include, and what the source does not support, it says without a way to try again.
 */
export function FailureMessage({ error, onRetry }: FailureMessageProps) {
  const { t } = usePartner();
  return <ExplainedFailure error={error} onRetry={onRetry} t={t} />;
}
