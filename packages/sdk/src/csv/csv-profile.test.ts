import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, isFormula, unguardFormula } from './csv-profile.ts';

describe('texts that a spreadsheet would run', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://x")',
    '@SUM(A1)',
    "+cmd|'/c calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    '+1+1',
    '+39-06-1234567',
    '+1-512-555-0100',
    '+39 - 06 - 1234567',
    '+(39)-06/12345',
    '+1-1',
    '+A1',
    '+39 06 A1',
    '+1234567*2',
    '-1-2',
    '-(1)',
    '+1E5',
    '-',
    '+Plus S.r.l.',
    '-Minus One Ltd',
    ' =1',
    '\t=1',
    '\n=1',
    '\r\n=1',
    '\u00a0=1',
    '\u200b=1',
    '\u2060\u200d=1',
    '\ufeff=1',
    '\u0000=1',
    '\u3164=1',
    '＝1',
    '＋1',
    '－1',
    '＠SUM(1)',
    '﹦1',
    '\u22121+1',
    ' \n＝1',
  ])('%j is guarded', (text) => {
    expect(isFormula(text)).toBe(true);
    const written = guardFormula(text);
    expect(written.startsWith("'")).toBe(true);
    expect(unguardFormula(written)).toBe(text);
  });

  it.each([
    '',
    ' ',
    'Acme',
    '1+1',
    'a=1',
    "'",
    "'quoted'",
    "O'Brien",
    '-5',
    '+5',
    ' -5',
    '-1,234.56',
    '-3.5%',
    '+39 06 1234567',
    '+39 112',
    '+15125550100',
    '+1 (512) 555-0100',
    '+(39) 06.1234.567',
    '+49 30/123456',
    '(+39) 06 1234567',
    '*1',
    '🙂=1',
    'Rossi, Milano; -5',
    'a, +39 06 1234567',
  ])('%j is left as it is', (text) => {
    expect(guardFormula(text)).toBe(text);
  });
});

/** What readers of any delimiter, with or without regard to quotes, take for the beginnings of cells. */
function cellStarts(text: string): string[] {
  const splitters = [/,/, /;/, /\t/, /\r\n|\r|\n/, /[,;\t\r\n]/];
  // a quote before a cell's text is doubled in the file; behind the end of a cell it opens one
  return splitters.flatMap((splitter) =>
    text.split(splitter).map((cell, at) => cell.replace(at === 0 ? /^\s+/ : /^[\s"]+/, '')),
  );
}

describe('the guard', () => {
  it.each([
    ['a;=1+1', "a;'=1+1"],
    ['a,\t=1+1', "a,\t'=1+1"],
    ['a\n@x', "a\n'@x"],
    ['a\r\n \u200b-1+1', "a\r\n \u200b'-1+1"],
    ['a;"=1+1', `a;"'=1+1`],
    ["a;'=1", "a;''=1"],
    ['+1,5+A1', "'+1,5+A1"],
    ['x;+1,5+A1', "x;'+1,5+A1"],
  ])('stands inside %j where another reader begins a cell', (text, written) => {
    expect(guardFormula(text)).toBe(written);
    expect(unguardFormula(written)).toBe(text);
  });

  it('leaves no formula to a reader of whatever delimiter', () => {
    const part = fc.constantFrom(
      'a',
      '=1+1',
      '-1+1',
      '@x',
      ' ',
      '"',
      "'",
      '1',
      '+',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const written = guardFormula(text);
        expect(unguardFormula(written)).toBe(text);
        const run = cellStarts(written).filter((cell) => /^[=@]|^[+-]\d*[+-]/.test(cell));
        expect(run).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('costs no more than its length, whatever stands there', () => {
    for (const text of ['\n'.repeat(50_000), ';+'.repeat(50_000), "'".repeat(50_000), ',='.repeat(50_000)]) {
      expect(unguardFormula(guardFormula(text))).toBe(text);
    }
  }, 5000);

  it.each([
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
    ["'hello", "'hello"],
    ["'+39 06 1234567", "'+39 06 1234567"],
  ])('keeps %j apart from a guarded text', (text, written) => {
    expect(guardFormula(text)).toBe(written);
    expect(unguardFormula(written)).toBe(text);
  });

  it('comes off every text that it was put on, and no other', () => {
    const start = fc.constantFrom('', "'", "''", '=', '+', '-', '@', ' =', "'=", '\u200b＝', '+39 06', '-1');
    const text = fc.tuple(start, fc.string({ unit: 'binary' })).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (original) => {
        const written = guardFormula(original);
        expect(unguardFormula(written)).toBe(original);
        expect(isFormula(written)).toBe(false);
      }),
    );
  });
});
