import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

const drawn = (seed: number, stream?: number) => {
  const { next } = createRandom(seed, stream);
  return Array.from({ length: 2000 }, next);
};

describe('createRandom', () => {
  it('repeats a seed and a stream exactly', () => {
    expect(drawn(7, 3)).toEqual(drawn(7, 3));
    expect(drawn(7)).toEqual(drawn(7, 0));
  });

  it('gives seeds and streams next to each other nothing in common', () => {
    const all = [drawn(1), drawn(2), drawn(1, 1), drawn(1, 2)].flat();
    expect(new Set(all).size).toBeGreaterThan(all.length - 5);
  });

  it('starts the streams of a seed evenly spread', () => {
    const tenths = Array.from({ length: 1000 }, (_, stream) =>
      Math.floor(10 * createRandom(1, stream).next()),
    );
    for (let tenth = 0; tenth < 10; tenth++) {
      const count = tenths.filter((found) => found === tenth).length;
      expect(count).toBeGreaterThan(60);
      expect(count).toBeLessThan(140);
    }
  });

  it('stays from 0 up to 1', () => {
    const numbers = drawn(5);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
  });

  it('draws whole numbers with both bounds', () => {
    const { integer } = createRandom(1);
    expect(new Set(Array.from({ length: 200 }, () => integer(-1, 1)))).toEqual(new Set([-1, 0, 1]));
  });

  it('draws as often as the share says', () => {
    const { weighted, chance } = createRandom(1);
    const items = [{ share: 3 }, { share: 1 }, { share: 0 }];
    const found = Array.from({ length: 4000 }, () => items.indexOf(weighted(items)));
    expect(found.filter((index) => index === 0).length / 4000).toBeCloseTo(0.75, 1);
    expect(found).not.toContain(2);
    expect(Array.from({ length: 4000 }, () => chance(0.2)).filter(Boolean).length / 4000).toBeCloseTo(0.2, 1);
  });
});
