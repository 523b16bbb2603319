import { describe, expect, it } from 'vitest';
import { PairSet } from './pair-set.ts';

describe('pairs of two numbers that have come', () => {
  it.each([
    ['few possible ones', 40, 40],
    ['more possible ones than there are bits for', 2 ** 20, 2 ** 20],
  ])('are told apart among %s', (_, firsts, seconds) => {
    const pairs = new PairSet(firsts, seconds);
    const known = new Set<string>();
    for (let step = 0; step < 3000; step++) {
      const [first, second, comes] = [(step * step) % 40, (step * 7) % 39, step % 3 === 0 ? 0 : 1];
      const isNew = comes === 1 && !known.has(`${first} ${second}`);
      expect(pairs.add(first, second, comes)).toBe(isNew ? 1 : 0);
      if (comes === 1) known.add(`${first} ${second}`);
    }
    expect(pairs.add(firsts - 1, seconds - 1)).toBe(1);
    expect(pairs.add(firsts - 1, seconds - 1)).toBe(0);
  });
});
