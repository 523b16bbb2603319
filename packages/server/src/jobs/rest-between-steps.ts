import { pause } from './pause.ts';
import type { RequestTally } from './request-tally.ts';

/** How a long job lets requests go first. */
export interface StepRests {
  readonly requests: RequestTally;
  /** So many times as long as a step took lasts the rest behind it. */
  readonly share: number;
  /** Milliseconds, from any moment on. */
  readonly clock: () => number;
  /** Settles after milliseconds; rejects when the signal is called off. */
  readonly pause?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** A step that took longer waited for something else than this server. */
const longestStepMs = 100;

/** Called behind each step of a long job, settles after a rest where requests came or waited meanwhile; else at once. */
export function restBetweenSteps({ requests, share, clock, pause: rest = pause }: StepRests) {
  let { asked } = requests;
  let since = clock();
  return async (signal: AbortSignal): Promise<void> => {
    const tookMs = Math.min(clock() - since, longestStepMs);
    const isAnybodyAsking = requests.asked > asked || requests.answered < requests.asked;
    if (isAnybodyAsking) await rest(share * tookMs, signal);
    asked = requests.asked;
    since = clock();
  };
}
