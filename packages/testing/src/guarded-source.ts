import { type CallContext, type PartnerDataSource, PartnerError, startTimer } from '@partnerkit/sdk';

/** Stands before every call: what it awaits delays the call, what it throws is the answer. */
export type Guard = (context: CallContext) => void | Promise<void>;

/** The same source behind a guard, for trying what goes wrong on the way. */
export function guardedSource(source: PartnerDataSource, guard: Guard): PartnerDataSource {
  const { openCustomers } = source;
  return {
    ...source,
    async call(operation, input, context) {
      await guard(context);
      return source.call(operation, input, context);
    },
    ...(openCustomers && {
      async openCustomers(input, context) {
        await guard(context);
        return openCustomers(input, context);
      },
    }),
  };
}

/** Waits; an abort ends the wait at once with `cancelled`. */
export function delay(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopTimer = startTimer(delayMs, () => {
      signal?.removeEventListener('abort', cancel);
      resolve();
    });
    function cancel() {
      stopTimer();
      reject(new PartnerError({ code: 'cancelled', message: 'The call was cancelled.' }));
    }
    if (signal?.aborted) cancel();
    else signal?.addEventListener('abort', cancel);
  });
}
