import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula } from './csv-profile.ts';
import { csvText } from './csv-text.ts';

/** The guard, then the quotes, each text by the same way. */
function slowly(text: string, isGuarded: boolean): string {
  const guarded = isGuarded ? guardFormula(text) : text;
  return /[",;\t\r\n\ufeff]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

const tails = ['', '1', '1+1', 'A1', ' 2', "'=1", '"x', ';=1'];

describe('a text as a cell of a CSV', () => {
  it('is guarded and quoted the same, whatever character it begins with', () => {
    const wrong: string[] = [];
    for (let unit = 0; unit < 65_536; unit++) {
      for (const tail of unit < 256 ? tails : tails.slice(0, 3)) {
        const text = String.fromCharCode(unit) + tail;
        if (csvText(text, true) !== slowly(text, true)) wrong.push(text);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is guarded and quoted the same, whatever it is', () => {
    const part = fc.constantFrom(
      '+',
      '-',
      '39',
      '06 1',
      '(',
      ' ',
      '.',
      'a',
      'é',
      'ㅤ',
      '＝',
      '=',
      "'",
      ',',
      '\ufeff',
      '"',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.boolean(), (parts, isGuarded) => {
        expect(csvText(parts.join(''), isGuarded)).toBe(slowly(parts.join(''), isGuarded));
      }),
      { numRuns: 3000 },
    );
  });
});
