import { describe, expect, it } from 'vitest';
import { wholeNumberTyped } from './whole-number.ts';

describe('a whole number as it is typed', () => {
  it('is read in the digits of the viewer', () => {
    expect(['25', ' 1000 ', '٢٥', '۲۵', '२५', '２５', '007'].map(wholeNumberTyped)).toEqual([
      25, 1000, 25, 25, 25, 25, 7,
    ]);
  });

  it('is never guessed: what is no whole number stays the text that it is', () => {
    const texts = [
      '',
      ' ',
      '1e3',
      '1.5',
      '-1',
      '1,000',
      '0x10',
      'Infinity',
      '1 000',
      '9'.repeat(16),
      '１e３',
    ];
    expect(texts.map(wholeNumberTyped)).toEqual(texts);
  });
});
