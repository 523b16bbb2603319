import { describe, expect, it } from 'vitest';
import type { ChartData } from './chart-data.ts';
import { isStaggered, labelAnchor, labelledPositions } from './labelled-positions.ts';
import { roundTicks } from './round-ticks.ts';
import { stackGeometry } from './stack-geometry.ts';

const chart = (...sums: (number | null)[]): ChartData => ({
  positions: sums.map((_, at) => ({ id: `${at}`, label: `${at}`, tick: `${at}` })),
  series: [
    {
      id: 'below',
      label: 'Below',
      look: 'solid',
      values: sums.map((sum) => (sum === null ? null : sum - 1)),
    },
    { id: 'above', label: 'Above', look: 'outline', values: sums.map((sum) => (sum === null ? null : 1)) },
  ],
});
const box = { width: 300, height: 100, number: String };

describe('layers of areas', () => {
  it('stand one on the other, from zero', () => {
    const { layers, dots, grid } = stackGeometry(chart(4, 4), box);
    expect(grid[0]).toEqual({ y: 100, label: '0' });
    expect(layers.map(({ area }) => area)).toEqual([
      'M0,25L300,25L300,100L0,100Z',
      'M0,0L300,0L300,25L0,25Z',
    ]);
    expect(dots(1)).toEqual([
      { y: 25, look: 'solid' },
      { y: 0, look: 'outline' },
    ]);
  });

  it('run from the right to the left where the page does', () => {
    const { x, nearest } = stackGeometry(chart(1, 1, 1, 1), { ...box, mirrored: true });
    expect([x(0), x(3)]).toEqual([300, 0]);
    expect([nearest(290), nearest(10), nearest(-50), nearest(190)]).toEqual([0, 3, 3, 1]);
  });

  it('leave out what is not known, and say from where to where', () => {
    const { layers, gaps, dots } = stackGeometry(chart(null, 4, 4, null, 4, 4, null), box);
    expect(gaps).toEqual([
      { from: 0, to: 50 },
      { from: 100, to: 200 },
      { from: 250, to: 300 },
    ]);
    expect(layers[0]?.area.match(/M/g)).toHaveLength(2);
    expect(dots(0)).toEqual([]);
  });

  it('show a position between two gaps as a bar', () => {
    const { layers } = stackGeometry(chart(null, 4, null), box);
    expect(layers[0]?.area).toContain('M147,25h6V100h-6Z');
  });

  it('hold with one position, none, and nothing but zeros', () => {
    expect(stackGeometry(chart(3), box).x(0)).toBe(150);
    expect(stackGeometry(chart(), box).layers).toHaveLength(2);
    expect(stackGeometry(chart(0, 0), box).grid.map(({ label }) => label)).toEqual(['0', '1']);
  });
});

describe('round numbers on the axis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [4, [0, 1, 2, 3, 4]],
    [108_645, [0, 30_000, 60_000, 90_000, 120_000]],
    [2_061, [0, 600, 1_200, 1_800, 2_400]],
    [95, [0, 25, 50, 75, 100]],
  ])('up to %i', (highest, ticks) => {
    expect(roundTicks(highest)).toEqual(ticks);
  });

  it('are few, whole, and reach the highest', () => {
    for (let highest = 1; highest < 5000; highest += 7) {
      const ticks = roundTicks(highest);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
    }
  });
});

it('labels the last position, and backwards as many as there is room for', () => {
  expect(labelledPositions(26, 800, 76)).toEqual([1, 4, 7, 10, 13, 16, 19, 22, 25]);
  expect(labelledPositions(3, 800, 76)).toEqual([0, 1, 2]);
  expect(labelledPositions(1, 100, 76)).toEqual([0]);
});

it('names of categories that do not fit beside each other stand on two lines', () => {
  const positions = ['Telefono da tavolo', 'App', 'Altro dispositivo'].map((tick) => ({
    id: tick,
    label: tick,
    tick,
  }));
  const data = { positions, series: [], kind: 'categories' as const };
  expect(isStaggered(data, 300)).toBe(true);
  expect(isStaggered(data, 800)).toBe(false);
  expect(isStaggered({ ...data, kind: 'time' }, 300)).toBe(false);
});

it('centres a label under its position wherever the drawing has room for it', () => {
  expect(labelAnchor('8 نوفمبر', 17, 270)).toBe('middle');
  expect(labelAnchor('Nov 8', 270, 270)).toBe('end');
  expect(labelAnchor('Nov 8', 2, 270)).toBe('start');
  expect(labelAnchor('Other device', 254, 270)).toBe('end');
  expect(labelAnchor(undefined, 0, 270)).toBe('middle');
});
