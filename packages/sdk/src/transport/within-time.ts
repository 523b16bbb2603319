import { cancelledCall, isPartnerError, PartnerError } from '../errors/partner-error.ts';
import { startTimer } from './start-timer.ts';

/** Who may call something off, and how long it may take. */
export interface TimeLimit {
  readonly signal: AbortSignal | undefined;
  readonly ms?: number;
  /** What did not come when the time was over: `The answer`. */
  readonly awaited?: string;
}

/** Runs something that ends, whatever it does itself, when its time is over or its caller no longer wants it. */
export async function withinTime<Answer>(
  { signal: outer, ms, awaited }: TimeLimit,
  run: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  if (outer?.aborted) throw endOf(outer);
  const controller = new AbortController();
  let stop = () => {};
  const ended = new Promise<never>((_resolve, reject) => {
    const end = (error: PartnerError) => {
      reject(error);
      controller.abort(error);
    };
    const late = `${awaited} did not come within ${Number(ms) / 1000} seconds.`;
    const onLate = () => end(new PartnerError({ code: 'timeout', message: late }));
    const stopTimer = ms === undefined ? () => {} : startTimer(ms, onLate);
    const onAbort = () => end(endOf(outer));
    outer?.addEventListener('abort', onAbort);
    stop = () => {
      stopTimer();
      outer?.removeEventListener('abort', onAbort);
    };
  });
  try {
    return await Promise.race([run(controller.signal), ended]);
  } catch (cause) {
    // what still runs, an unread body too, is let go
    controller.abort(cause);
    throw cause;
  } finally {
    stop();
  }
}

/** A pause that ends early, with its reason, when the signal does. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return withinTime({ signal }, (inner) => {
    return new Promise((resolve) => {
      inner.addEventListener('abort', startTimer(ms, resolve));
    });
  });
}

/** Why a signal ended: the `PartnerError` it was given, else `cancelled`. */
function endOf(signal: AbortSignal | undefined): PartnerError {
  const cause: unknown = signal?.reason;
  return isPartnerError(cause) ? cause : cancelledCall(cause);
}
