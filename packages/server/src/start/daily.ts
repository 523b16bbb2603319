import { startTimer } from '@partnerkit/sdk';

/** Something that is done again and again until it is stopped. */
export interface RepeatedJob {
  /** Begins nothing more, and waits for what has begun. */
  readonly stop: () => Promise<void>;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Does a job once a day from tomorrow on, and again after an hour where it failed. */
export function daily(job: () => Promise<void>): RepeatedJob {
  let running: Promise<void> = Promise.resolve();
  let stopTimer = wait(dayMs);
  let isStopped = false;

  function wait(ms: number): () => void {
    return startTimer(ms, () => {
      running = job().then(
        () => next(dayMs),
        () => next(hourMs),
      );
    });
  }
  function next(ms: number): void {
    if (!isStopped) stopTimer = wait(ms);
  }
  return {
    stop: () => {
      isStopped = true;
      stopTimer();
      return running;
    },
  };
}
