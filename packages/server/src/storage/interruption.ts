import { PartnerError, startTimer } from '@partnerkit/sdk';

/** What may end a piece of work before it is done. */
export interface Interruption {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Runs work under a signal that aborts, with the `PartnerError` to answer, when its time is over or nobody wants it. */
export async function withInterruption<T>(
  { timeoutMs, signal: outer }: Interruption,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer?.aborted) throw cancelled(outer);
  const controller = new AbortController();
  const onAbort = () => controller.abort(cancelled(outer));
  outer?.addEventListener('abort', onAbort);
  const stopTimer =
    timeoutMs === undefined ? () => {} : startTimer(timeoutMs, () => controller.abort(timedOut(timeoutMs)));
  try {
    return await run(controller.signal);
  } finally {
    stopTimer();
    outer?.removeEventListener('abort', onAbort);
  }
}

/** What the work answers, or the signal's reason as soon as it aborts; the work itself goes on. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** What the work answers, or a `timeout` once its time is over; the work itself goes on. */
export function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  return withInterruption({ timeoutMs }, (signal) => unlessAborted(work, signal));
}

function cancelled(signal: AbortSignal | undefined): PartnerError {
  return new PartnerError({ code: 'cancelled', message: 'The call was cancelled.', cause: signal?.reason });
}

function timedOut(timeoutMs: number): PartnerError {
  return new PartnerError({
    code: 'timeout',
    message: `The database did not answer within ${timeoutMs / 1000} seconds.`,
  });
}
