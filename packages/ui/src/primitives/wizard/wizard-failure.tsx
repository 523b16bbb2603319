import { type ReactNode, useEffect, useRef } from 'react';
import { FailureLine } from '../failure-line.tsx';

interface WizardFailureProps {
  readonly cause: unknown;
  /** Stands in the place of the usual line, with its own way on. */
  readonly text: ReactNode;
  readonly onRetry: () => void;
  readonly isTrying: boolean;
}

/** Why a step did not go on; it is scrolled to, since the button that was pressed may stand far below. */
export function WizardFailure({ cause, text, onRetry, isTrying }: WizardFailureProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    line.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return (
    <div ref={line} className="pk-wizard-failure">
      {text ?? <FailureLine error={cause} onRetry={onRetry} isTrying={isTrying} />}
    </div>
  );
}
