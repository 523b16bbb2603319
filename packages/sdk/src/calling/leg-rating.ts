import { checkRecord } from '../errors/check-argument.ts';
import type { CallLeg } from './call-leg.schema.ts';

/** When a leg is poor (CAL-3): how many of its measures must be over their threshold, and the thresholds. */
export interface PoorLegRule {
  /** `source`: every measure of every measured stream, as the vendor words it. `any`: one is enough. */
  readonly when: 'source' | 'any';
  /** A measure is over when it is strictly more. */
  readonly jitterMs: number;
  readonly latencyMs: number;
  readonly lossPercent: number;
}

/** Our reading of the vendor's rule. */
export const defaultPoorLegRule: PoorLegRule = {
  when: 'source',
  jitterMs: 150,
  latencyMs: 400,
  lossPercent: 5,
};

/** What a leg was like; without any measure it is unrated, neither good nor poor. */
export type LegRating = 'good' | 'poor' | 'unrated';

/** Rates one leg by what was measured of its streams; a measure that was not taken counts neither way (CAL-3). */
export function legRating(leg: CallLeg, rule: PoorLegRule = defaultPoorLegRule): LegRating {
  checkRecord('leg', leg);
  checkRecord('rule', rule);
  const { audio, video } = leg;
  let measured = 0;
  let over = 0;
  for (const stream of [audio, video]) {
    for (const name of ['jitterMs', 'latencyMs', 'lossPercent'] as const) {
      const value = stream?.[name];
      if (typeof value !== 'number') continue;
      measured++;
      if (value > rule[name]) over++;
    }
  }
  return ratingOf(measured, over, rule);
}

/** The rating of a leg with so many measures, so many of them over their threshold. */
function ratingOf(measured: number, over: number, { when }: PoorLegRule): LegRating {
  if (measured === 0) return 'unrated';
  return (when === 'any' ? over > 0 : over === measured) ? 'poor' : 'good';
}
