import { checkDuration, checkFunction } from '../errors/check-argument.ts';

/** The longest time that a runtime's timer keeps; with a longer one it goes off at once. */
const longestMs = 2 ** 31 - 1;

/** Runs something once after any time, also one of months; never after `Infinity`. Returns how to stop it. */
export function startTimer(ms: number, run: () => void): () => void {
  checkDuration('ms', ms);
  checkFunction('run', run);
  if (ms === Number.POSITIVE_INFINITY) return () => {};
  let timer: ReturnType<typeof setTimeout>;
  const wait = (leftMs: number) => {
    timer =
      leftMs > longestMs ? setTimeout(() => wait(leftMs - longestMs), longestMs) : setTimeout(run, leftMs);
  };
  wait(ms);
  return () => clearTimeout(timer);
}
