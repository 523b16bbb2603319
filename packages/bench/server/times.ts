const rounds = 3;

/** Milliseconds of many runs of one thing, one after the other. */
export async function times(runs: number, run: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < runs; at++) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return taken;
}

/** The same of several things that take turns, so that whatever else the machine does meets all of them alike. */
export async function timesInTurn(
  runs: number,
  asked: readonly (() => Promise<unknown>)[],
): Promise<number[][]> {
  const taken = asked.map((): number[] => []);
  for (let at = 0; at < runs; at++) {
    for (const [index, run] of asked.entries()) taken[index]?.push(...(await times(1, run)));
  }
  return taken;
}

/** How often several things take turns to be measured. */
export interface Turns {
  /** Turns before any is counted, until what is asked has been compiled. */
  readonly warmUp: number;
  /** Turns that are counted, in each of some rounds. */
  readonly runs: number;
}

/** Median and p95 of several things that take turns, each the median of the rounds: one busy second decides nothing. */
export async function steadyTimes(
  { warmUp, runs }: Turns,
  asked: readonly (() => Promise<unknown>)[],
): Promise<{ median: number; p95: number }[]> {
  await timesInTurn(warmUp, asked);
  const taken: number[][][] = [];
  for (let round = 0; round < rounds; round++) taken.push(await timesInTurn(runs, asked));
  const share = (at: number, wanted: number) =>
    quantile(
      taken.map((round) => quantile(round[at] ?? [], wanted)),
      0.5,
    );
  return asked.map((_, at) => ({ median: share(at, 0.5), p95: share(at, 0.95) }));
}

/** The value below which a share of the runs stays. */
export function quantile(taken: readonly number[], share: number): number {
  const sorted = taken.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A goal as a line: what was measured, beside what was wanted. */
export function goal(name: string, ratio: number, atMost: number): string {
  return `${ratio <= atMost ? 'met   ' : 'MISSED'}  ${name}: ${ratio.toFixed(2)} ×, wanted ${atMost} × at most`;
}
