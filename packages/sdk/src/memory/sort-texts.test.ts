import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../operation/in-slices.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { sortingByTexts } from './sort-texts.ts';

function sorted(texts: readonly string[]): number[] {
  const positions = Uint32Array.from(texts.keys());
  atOnce(
    sortingByTexts(
      positions,
      texts,
      (a, b) => compareCodePoints(texts[a] as string, texts[b] as string) || a - b,
    ),
  );
  return [...positions];
}

function plainlySorted(texts: readonly string[]): number[] {
  return [...texts.keys()].sort((a, b) => compareCodePoints(texts[a] as string, texts[b] as string) || a - b);
}

// few characters make many texts that begin alike
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '\t', '\u0000', '~', '\u007f', 'é', 'ж', '\uffee', '😀'),
    maxLength: 24,
  }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

describe('sorting by texts', () => {
  it('orders as a comparison of the whole texts does', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300 }), (texts) => {
        expect(sorted(texts)).toEqual(plainlySorted(texts));
      }),
      { numRuns: 300 },
    );
  });

  it('orders many texts that are all alike at their start', () => {
    const texts = Array.from(
      { length: 5000 },
      (_, index) => `Customer of the region number ${(index * 7919) % 5000}`,
    );
    expect(sorted(texts)).toEqual(plainlySorted(texts));
    expect(sorted(new Array(200).fill('same'))).toEqual([...new Array(200).keys()]);
  });
});
