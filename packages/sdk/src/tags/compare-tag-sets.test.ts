import { describe, expect, it } from 'vitest';
import { compareTagSets } from './compare-tag-sets.ts';

const standing = (sets: Parameters<typeof compareTagSets>[0]) =>
  compareTagSets(sets)
    .filter(({ both }) => both)
    .map(({ name }) => name);

describe('compareTagSets', () => {
  it('has what either has added, without what either has removed', () => {
    const sets = { before: ['Gold', 'Old'], mine: ['Gold', 'Call'], theirs: ['Old', 'Renewal'] };
    expect(standing(sets)).toEqual(['Renewal', 'Call']);
    expect(compareTagSets(sets)).toEqual([
      { name: 'Old', before: true, mine: false, theirs: true, both: false },
      { name: 'Renewal', before: false, mine: false, theirs: true, both: true },
      { name: 'Gold', before: true, mine: true, theirs: false, both: false },
      { name: 'Call', before: false, mine: true, theirs: false, both: true },
    ]);
  });

  it('takes a tag that both have added as one, spelled as it is kept', () => {
    expect(standing({ before: [], mine: ['gold TIER'], theirs: ['Gold tier'] })).toEqual(['Gold tier']);
  });

  it('is without a tag that both have removed, and empty for nothing', () => {
    expect(standing({ before: ['Gold'], mine: [], theirs: [] })).toEqual([]);
    expect(compareTagSets({ before: [], mine: [], theirs: [] })).toEqual([]);
  });

  it('is the one change where the other changed nothing, whatever it was', () => {
    const sets = [[], ['a'], ['a', 'b'], ['b', 'c'], ['a', 'b', 'c', 'd', 'e']];
    for (const before of sets)
      for (const mine of sets) {
        expect(standing({ before, mine, theirs: before }).sort()).toEqual([...mine].sort());
        expect(standing({ before, mine: before, theirs: mine }).sort()).toEqual([...mine].sort());
      }
  });
});
