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
    expect(guardFormula(text)).toBe(`'${text}`);
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
    '+1-512-555-0100',
    '+(39) 06.1234.567',
    '+49 30/123456',
    '(+39) 06 1234567',
    '*1',
    '🙂=1',
  ])('%j is left as it is', (text) => {
    expect(guardFormula(text)).toBe(text);
  });
});

describe('the guard', () => {
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
