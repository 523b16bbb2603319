import { quantile } from './server/times.ts';

/** What a contestant found, number by number: what all must agree on. `null` is no value. */
export type Found = ArrayLike<number | null>;

/** One way to an answer: gives what it found, or how to read it out of what it computed, which is not measured. */
export type Contestant = () => Found | (() => Found) | Promise<Found | (() => Found)>;

/**
 * The median milliseconds of each, in one process and taken in turns, so that a busy machine is busy for all. Throws where
 * one finds something else than the first.
 */
export async function mediansInTurn<Name extends string>(
  rounds: number,
  contestants: Readonly<Record<Name, Contestant>>,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(contestants) as Name[];
  const taken = new Map(names.map((name) => [name, [] as number[]]));
  let expected: Found | undefined;
  // the first round warms up
  for (let round = -1; round < rounds; round++) {
    // whoever comes after another finds the machine as that one left it
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const start = performance.now();
      const answer = await contestants[name]();
      if (round >= 0) taken.get(name)?.push(performance.now() - start);
      const found = typeof answer === 'function' ? answer() : answer;
      expected ??= found;
      checkSame(name, found, expected);
    }
  }
  const entries = names.map((name) => [name, quantile(taken.get(name) ?? [], 0.5)] as const);
  for (const [name, ms] of entries) console.log(`  ${ms.toFixed(1).padStart(8)} ms  ${name}`);
  return Object.fromEntries(entries) as Record<Name, number>;
}

function checkSame(name: string, found: Found, expected: Found): void {
  if (found.length !== expected.length)
    throw new Error(`${name}: ${found.length} values, expected ${expected.length}.`);
  for (let at = 0; at < expected.length; at++) {
    const [value, other] = [expected[at] ?? null, found[at] ?? null];
    const isSame =
      value === null || other === null ? value === other : Math.abs(value - other) <= 1e-9 * Math.abs(value);
    if (!isSame) throw new Error(`${name}: value ${at} is ${other}, expected ${value}.`);
  }
}
