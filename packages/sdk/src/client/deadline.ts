import { PartnerError, toPartnerError } from '../errors/partner-error.ts';

/** Runs a call that ends, whatever the source does, when its time is over or its caller no longer wants it. */
export async function withDeadline<Answer>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => PromiseLike<Answer>,
): Promise<Answer> {
  if (outer?.aborted) throw cancelled(outer);
  const controller = new AbortController();
  let stop = () => {};
  const ended = new Promise<never>((_resolve, reject) => {
    const end = (error: PartnerError) => {
      reject(error);
      controller.abort(error);
    };
    const timer = setTimeout(() => end(timedOut(timeoutMs)), timeoutMs);
    const onAbort = () => end(cancelled(outer));
    outer?.addEventListener('abort', onAbort);
    stop = () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onAbort);
    };
  });
  try {
    return await Promise.race([run(controller.signal), ended]);
  } catch (cause) {
    throw toPartnerError(cause);
  } finally {
    stop();
  }
}

function cancelled(signal: AbortSignal | undefined): PartnerError {
  return new PartnerError({ code: 'cancelled', message: 'The call was cancelled.', cause: signal?.reason });
}

function timedOut(timeoutMs: number): PartnerError {
  return new PartnerError({
    code: 'timeout',
    message: `The data source did not answer within ${timeoutMs / 1000} seconds.`,
  });
}
