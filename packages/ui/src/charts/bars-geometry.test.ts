import { describe, expect, it } from 'vitest';
import { barsGeometry } from './bars-geometry.ts';
import type { ChartData } from './chart-data.ts';

const numbers = { count: String, share: (value: number) => `${Math.round(value * 100)} %` };
const box = { width: 400, height: 200, numbers };
const legs = (
  good: readonly (number | null)[],
  poor: readonly (number | null)[],
  kind: ChartData['kind'] = 'time',
): ChartData => ({
  kind,
  positions: good.map((_, at) => ({ id: `${at}`, label: `${at}`, tick: `${at}` })),
  series: [
    { id: 'good', label: 'Good', look: 'soft', values: good },
    { id: 'poor', label: 'Poor', look: 'alarm', values: poor },
    {
      id: 'share',
      label: 'Poor share',
      look: 'alarm',
      unit: 'share',
      values: good.map((value, at) => {
        const bad = poor[at] ?? null;
        return value === null || bad === null ? null : bad / (value + bad);
      }),
    },
  ],
});

describe('stacked bars', () => {
  it('stand one on the other, from zero, below the panel of shares', () => {
    const { layers, foot, top } = barsGeometry(legs([6, 8], [2, 0]), box);
    const [good, poor] = layers.map(({ bars }) => bars);
    expect((good?.[0]?.y ?? 0) + (good?.[0]?.height ?? 0)).toBe(foot);
    expect((poor?.[0]?.y ?? 0) + (poor?.[0]?.height ?? 0)).toBe(good?.[0]?.y);
    expect(poor?.[0]?.y).toBeGreaterThanOrEqual(top);
    expect(poor?.[1]?.height).toBe(0);
  });

  it('have shares on an axis of their own, and no line over a gap', () => {
    const { shares, grid, gaps } = barsGeometry(legs([6, 8, null, 5], [2, 0, null, 5]), box);
    expect(shares[0]?.line).toBe(
      `M${shares[0]?.points[0]?.x},${shares[0]?.points[0]?.y}L${shares[0]?.points[1]?.x},${shares[0]?.points[1]?.y}` +
        `M${shares[0]?.points[2]?.x},${shares[0]?.points[2]?.y}`,
    );
    expect(grid.map(({ label }) => label)).toEqual(expect.arrayContaining(['0', '0 %']));
    expect(gaps).toEqual([{ from: expect.closeTo(200, 0), to: expect.closeTo(300, 0) }]);
  });

  it('draw no line between kinds of something', () => {
    expect(barsGeometry(legs([6, 8], [2, 0], 'categories'), box).shares[0]?.line).toBe('');
  });

  it('run from the right to the left where the page does', () => {
    const { x, nearest } = barsGeometry(legs([1, 1, 1, 1], [0, 0, 0, 0]), { ...box, mirrored: true });
    expect(x(0)).toBeGreaterThan(x(3));
    expect([nearest(390), nearest(10), nearest(-50), nearest(250)]).toEqual([0, 3, 3, 1]);
  });

  it('hold without positions, and with nothing but zeros', () => {
    expect(barsGeometry(legs([], []), box).layers).toHaveLength(2);
    expect(barsGeometry(legs([0], [0]), box).grid.length).toBeGreaterThan(1);
  });
});
