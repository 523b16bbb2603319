import { type ReactNode, useState } from 'react';
import { LeaveDialog } from './leave-dialog.tsx';

/** What {@link useLeaving} takes. */
interface LeavingOptions {
  readonly draft: { readonly isKept: boolean };
  /** Discards what was entered. */
  readonly startOver: () => void;
  /** The way out; absent, there is none. */
  readonly onLeave: (() => void) | undefined;
}

/** Leaves a wizard; while anything is entered, it is asked first what becomes of it. */
export function useLeaving({ draft, startOver, onLeave }: LeavingOptions): {
  readonly leave: () => void;
  /** The question, while it is asked. */
  readonly question: ReactNode;
} {
  const [isAsked, setIsAsked] = useState(false);
  return {
    leave: () => (draft.isKept ? setIsAsked(true) : onLeave?.()),
    question: isAsked && (
      <LeaveDialog
        onStay={() => setIsAsked(false)}
        onKeep={() => onLeave?.()}
        onDiscard={() => {
          startOver();
          onLeave?.();
        }}
      />
    ),
  };
}
