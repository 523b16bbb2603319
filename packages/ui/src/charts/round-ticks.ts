const roundSteps = [1, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** Four or five round whole numbers from zero up to a highest one, or just above it. */
export function roundTicks(highest: number): number[] {
  const [four, three] = [4, 3].map((intervals) => ({ intervals, step: stepOf(highest / intervals) }));
  const { intervals, step } = [four, three].reduce((best, next) =>
    best && next && next.intervals * next.step < best.intervals * best.step ? next : best,
  ) as { intervals: number; step: number };
  return Array.from({ length: intervals + 1 }, (_, at) => at * step).filter(
    (_, at, all) => at < 2 || (all[at - 1] as number) < highest,
  );
}

/** The smallest round step that is large enough; counts have no halves. */
function stepOf(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const step = roundSteps.find((round) => Number.isInteger(round * power) && round * power >= least);
  return (step ?? 10) * power;
}
