import { describe, expect, it } from 'vitest';
import { similarTags } from './similar-tags.ts';

const tags = ['Gold tier', 'Silver tier', 'Référence', 'EU', 'Marigold'];

describe('the tags that may have been meant', () => {
  it.each([
    ['gold', ['Gold tier']],
    ['GOLD', ['Gold tier']],
    ['tier', ['Gold tier', 'Silver tier']],
    ['refernce', ['Référence']],
    ['gold customers', []],
    ['gold tier', []],
    ['silver tier 2', ['Silver tier']],
    ['xyz', []],
    ['', []],
    ['u', []],
  ])('by %j are %j', (text, meant) => expect(similarTags(text, tags)).toEqual(meant));

  it('are three at most', () => {
    expect(similarTags('a', ['ab', 'ac', 'ad', 'ae'])).toEqual(['ab', 'ac', 'ad']);
  });
});
