import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints, foldText } from './fold-text.ts';

describe('folded text', () => {
  it.each([
    ['Crème Brûlée', 'creme brulee'],
    ['ＡＣＭＥ', 'acme'],
    ['ŁÓDŹ', 'łodz'],
    ['İstanbul', 'istanbul'],
    ['plain', 'plain'],
  ])('%s is looked for as %s', (text, folded) => expect(foldText(text)).toBe(folded));

  it('is the same however often it is folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

it('orders as the lists of code points do', () => {
  const order = (a: string, b: string) => {
    const [left, right] = [[...a], [...b]].map((text) =>
      text.map((character) => character.codePointAt(0) as number),
    );
    const at = (left as number[]).findIndex((point, index) => point !== right?.[index]);
    if (at < 0) return (left as number[]).length - (right as number[]).length;
    return ((left as number[])[at] as number) - (right?.[at] ?? -1);
  };
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(order(a, b)));
    }),
  );
});
