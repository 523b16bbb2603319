import type { CallingPicture } from './use-calling.ts';

/** How something moved from one week to the next. */
export type Movement = 'doubled' | 'rose' | 'steady' | 'fell' | 'halved';

// less than this is no news
const noticedShare = 0.02;
const noticedPoints = 0.002;

/** The weeks of which a value is known, the last two of them in a row. */
interface LastTwo {
  readonly now: number;
  readonly before: number | null;
}

/** How the calls of the week shown stand to the week before (CAL-1); `undefined` where the week is not known. */
export function volumeFinding({ weeks }: CallingPicture) {
  const last = lastTwo(weeks.map(({ calls }) => calls));
  if (!last) return undefined;
  const { now, before } = last;
  if (before === null || before === 0) return { now, movement: undefined, change: 0 };
  const change = (now - before) / before;
  return {
    now,
    movement: movementOf(now, before, Math.abs(change) < noticedShare),
    change: Math.abs(change),
  };
}

/**
 * How the poor share of the week shown stands to the week before, and which endpoint type most poor legs come from (CAL-3,
 * CAL-4); `undefined` where no leg of the week was measured.
 */
export function qualityFinding({ weeks, endpoints }: CallingPicture) {
  const last = lastTwo(weeks.map(({ poorShare }) => poorShare));
  if (!last) return undefined;
  const { now, before } = last;
  const poor = endpoints.reduce((sum, endpoint) => sum + (endpoint.poor ?? 0), 0);
  const mostly = endpoints.find((endpoint) => (endpoint.poor ?? 0) * 2 > poor);
  return {
    now,
    movement: before === null ? undefined : movementOf(now, before, Math.abs(now - before) < noticedPoints),
    // a handful of poor legs are of no one kind
    mostly: poor >= 10 ? mostly?.endpoint : undefined,
  };
}

/** The endpoint type with the highest poor share (CAL-4); `undefined` where nothing tells. */
export function worstEndpointFinding({ endpoints }: CallingPicture) {
  const told = endpoints.flatMap(({ endpoint, good, poor }) =>
    good !== null && poor !== null && poor > 0 ? [{ endpoint, poor, rated: good + poor }] : [],
  );
  const [first, ...others] = told;
  if (!first) return undefined;
  return others.reduce(
    (worst, one) => (one.poor / one.rated > worst.poor / worst.rated ? one : worst),
    first,
  );
}

/** The feature that most calls came through (CAL-6). */
export function featureFinding({ features }: CallingPicture) {
  return features[0];
}

function movementOf(now: number, before: number, isSteady: boolean): Movement {
  if (isSteady) return 'steady';
  if (now >= 1.9 * before) return 'doubled';
  if (now <= before / 1.9) return 'halved';
  return now > before ? 'rose' : 'fell';
}

function lastTwo(values: readonly (number | null)[]): LastTwo | undefined {
  const now = values.at(-1) ?? null;
  return now === null ? undefined : { now, before: values.at(-2) ?? null };
}
