import { useRef, useState } from 'react';

/** Why something was not done. */
export interface Failure {
  readonly cause: unknown;
}

/**
 * Something that is done when it is pressed for: once at a time, busy while it is under way, and what it failed with kept until the
 * next try. `act` says by `busy` from when on it takes time; `isTold` answers whether a failure is said elsewhere.
 */
export function useAttempt(before?: Failure | undefined) {
  // two presses come before the first is drawn
  const isAtWork = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState(before);

  async function attempt(
    act: (busy: () => void) => Promise<void>,
    isTold: (cause: unknown) => boolean = () => false,
  ): Promise<void> {
    if (isAtWork.current) return;
    isAtWork.current = true;
    setFailure(undefined);
    try {
      await act(() => setIsBusy(true));
    } catch (cause) {
      if (!isTold(cause)) setFailure({ cause });
    } finally {
      isAtWork.current = false;
      setIsBusy(false);
    }
  }

  return {
    attempt,
    isBusy,
    failure,
    isAtWork: () => isAtWork.current,
    /** What it failed with is of no more interest. */
    forget: () => setFailure(undefined),
  };
}
