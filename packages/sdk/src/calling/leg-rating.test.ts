import { describe, expect, it } from 'vitest';
import type { CallLeg } from './call-leg.schema.ts';
import { defaultPoorLegRule, legRating } from './leg-rating.ts';

const any = { ...defaultPoorLegRule, when: 'any' } as const;
const over = { jitterMs: 151, latencyMs: 401, lossPercent: 5.1 };
const within = { jitterMs: 150, latencyMs: 400, lossPercent: 5 };
const leg = (streams: Pick<CallLeg, 'audio' | 'video'>) => streams as CallLeg;

describe('the rating of a leg (CAL-3)', () => {
  it.each([
    ['nothing measured', {}, 'unrated', 'unrated'],
    ['a stream without measures', { audio: {} }, 'unrated', 'unrated'],
    ['measures that are absent as null', { audio: { jitterMs: null }, video: null }, 'unrated', 'unrated'],
    ['exactly on the thresholds', { audio: within }, 'good', 'good'],
    ['every measure over', { audio: over }, 'poor', 'poor'],
    ['one measure over', { audio: { ...within, lossPercent: 6 } }, 'good', 'poor'],
    ['the only measure over', { audio: { latencyMs: 500 } }, 'poor', 'poor'],
    ['audio over, video within', { audio: over, video: within }, 'good', 'poor'],
    ['audio and video over', { audio: over, video: over }, 'poor', 'poor'],
    ['audio over, nothing measured of video', { audio: over, video: {} }, 'poor', 'poor'],
  ] as const)('%s', (_, streams, bySource, byAny) => {
    expect(legRating(leg(streams))).toBe(bySource);
    expect(legRating(leg(streams), any)).toBe(byAny);
  });

  it('takes thresholds of a host', () => {
    expect(legRating(leg({ audio: { jitterMs: 40 } }), { ...any, jitterMs: 30 })).toBe('poor');
  });
});
