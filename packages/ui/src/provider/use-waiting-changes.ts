import { isPartnerError } from '@partnerkit/sdk';
import { useCallback, useMemo, useRef, useState } from 'react';

/** A change that was made without a connection. */
interface WaitingChange {
  /** Settles once it was made, or given up. */
  readonly ended: Promise<unknown>;
  readonly giveUp: () => void;
}

/**
 * Changes that wait for the connection. What fails since there is none is tried again when it is back, each after those that were made
 * before it; one that is given up rejects with what it failed with, so that whoever made it takes it back and says why.
 */
export function useWaitingChanges() {
  const [waiting, setWaiting] = useState<readonly WaitingChange[]>([]);
  const queue = useRef<readonly WaitingChange[]>([]);
  const put = useCallback((next: readonly WaitingChange[]) => {
    queue.current = next;
    setWaiting(next);
  }, []);

  const whenOnline = useCallback(
    async <Answer>(change: () => Promise<Answer>): Promise<Answer> => {
      try {
        return await change();
      } catch (cause) {
        if (!isOffline(cause)) throw cause;
        const end = new AbortController();
        const before = queue.current.map(({ ended }) => ended);
        const made = again(change, cause, { before, signal: end.signal });
        const one = { ended: made.catch(() => {}), giveUp: () => end.abort() };
        put([...queue.current, one]);
        try {
          return await made;
        } finally {
          put(queue.current.filter((other) => other !== one));
        }
      }
    },
    [put],
  );
  const giveUp = useCallback(() => {
    for (const one of queue.current) one.giveUp();
  }, []);
  return useMemo(() => ({ count: waiting.length, whenOnline, giveUp }), [waiting.length, whenOnline, giveUp]);
}

/** Tries a change again whenever the connection is back, until that is not what it fails with. */
async function again<Answer>(
  change: () => Promise<Answer>,
  cause: unknown,
  { before, signal }: { readonly before: readonly Promise<unknown>[]; readonly signal: AbortSignal },
): Promise<Answer> {
  let failure = cause;
  while (isOffline(failure)) {
    await backOnline(signal);
    if (signal.aborted) break;
    await Promise.all(before);
    try {
      return await change();
    } catch (next) {
      failure = next;
    }
  }
  throw failure;
}

function backOnline(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => resolve();
    window.addEventListener('online', goOn, { once: true, signal });
    signal.addEventListener('abort', goOn, { once: true });
  });
}

/** The page has no connection, and that is why it failed. */
function isOffline(cause: unknown): boolean {
  return isPartnerError(cause) && cause.code === 'offline' && navigator.onLine === false;
}
