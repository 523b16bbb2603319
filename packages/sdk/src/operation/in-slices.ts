import { pageTurn } from './page-turn.ts';

/** Work that stops now and then, and goes on when it is asked to. */
export type Pausing<Answer> = Generator<void, Answer, void>;

/** So long work goes on before others have their turn, in milliseconds: a frame of 60 in a second has room beside it. */
const sliceMs = 6;

/** Does work whole, for who waits for it here and now. */
export function atOnce<Answer>(work: Pausing<Answer>): Answer {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does work for a slice of time; `undefined` where it is not done by then, and goes on from there when it is asked to. */
export function withinSlice<Answer>(work: Pausing<Answer>): Answer | undefined {
  const until = performance.now() + sliceMs;
  do {
    const step = work.next();
    if (step.done) return step.value;
  } while (performance.now() < until);
  return undefined;
}

/** Does work in slices between which the page paints and answers its user. Rejects once a signal ends it. */
export async function inSlices<Answer>(
  work: Pausing<Answer>,
  signal?: AbortSignal | undefined,
): Promise<Answer> {
  let until = performance.now() + sliceMs;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await pageTurn();
    signal?.throwIfAborted();
    until = performance.now() + sliceMs;
  }
}
