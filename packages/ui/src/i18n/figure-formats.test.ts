import { describe, expect, it } from 'vitest';
import { createFigureFormats } from './figure-formats.ts';

const english = createFigureFormats('en');
const italian = createFigureFormats('it');

describe('figures', () => {
  it.each([
    [0.125, '12.5%', '12,5%'],
    [0.6666, '66.7%', '66,7%'],
    [1, '100%', '100%'],
    [12.345, '1,234.5%', '1.234,5%'],
    [0, '0%', '0%'],
    [0.0001, '<0.1%', '<0,1%'],
    [0.99999, '>99.9%', '>99,9%'],
    [0.9994, '99.9%', '99,9%'],
    [0.2, '20.0%', '20,0%'],
    [1.00001, '100.0%', '100,0%'],
  ])(
    'write the share %d with one decimal, nothing and the whole with none',
    (value, inEnglish, inItalian) => {
      expect(english.share(value)).toBe(inEnglish);
      expect(italian.share(value)).toBe(inItalian);
    },
  );

  it.each([
    [3, '+3'],
    [-2, '−2'],
    [0, '0'],
    [-1234567, '−1,234,567'],
  ])('write the change %d with its sign', (value, text) => {
    expect(english.change(value)).toBe(text);
  });

  it.each([
    [0, '0 sec', '0 s'],
    [0.4, '0 sec', '0 s'],
    [59.4, '59 sec', '59 s'],
    [59.6, '1 min', '1 min'],
    [401, '6 min 41 sec', '6 min 41 s'],
    [7200, '120 min', '120 min'],
  ])('write %d seconds as one says them', (value, inEnglish, inItalian) => {
    expect(english.duration(value)).toBe(inEnglish);
    expect(italian.duration(value)).toBe(inItalian);
  });

  it('write averages with one decimal at most', () => {
    expect(english.average(12.34)).toBe('12.3');
    expect(italian.average(1234)).toBe('1.234');
  });

  it('write an instant in UTC, and what is none as it stands', () => {
    expect(english.instant('2026-11-16T14:05:00+02:00')).toMatch(/^Nov 16, 2026, 12:05\sPM UTC$/);
    expect(italian.instant('2026-11-16T14:05:00Z')).toBe('16 nov 2026, 14:05 UTC');
    expect(english.instant('soon')).toBe('soon');
  });

  it('stands apart from the sentence around it where it brings its own direction', () => {
    const { share } = createFigureFormats('ar');
    const text = share(0.263);
    const strongFirst = /[\u200e\u0600-\u06ff]/.exec(`${text.replace(/\u2066.*\u2069/, '')} من العملاء`)?.[0];
    expect(strongFirst).toBe('م');
    expect(createFigureFormats('it').share(0.263)).toBe('26,3%');
  });
});
