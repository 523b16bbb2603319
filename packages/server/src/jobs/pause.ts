import { startTimer } from '@partnerkit/sdk';

/** Settles after a time in milliseconds; rejects with the signal's reason as soon as that is called off. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stopTimer = startTimer(ms, () => {
      signal?.removeEventListener('abort', end);
      resolve();
    });
    const end = () => {
      stopTimer();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', end, { once: true });
  });
}
