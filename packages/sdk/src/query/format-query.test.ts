import { describe, expect, it } from 'vitest';
import { formatQuery } from './format-query.ts';
import { parseQuery } from './parse-query.ts';

describe('a query has one canonical text (FIL-2)', () => {
  it.each([
    ['', ''],
    ['  acme \t "gold" ', 'acme gold'],
    ['"gold tier"', '"gold tier"'],
    ['-"-x"', '-"-x"'],
    ['"a\\"b\\\\"', '"a\\"b\\\\"'],
    ['"a\\\\b"', 'a\\b'],
    ['"a:b" "a,b"', '"a:b" a,b'],
    ['STATUS:Trial,"active"', 'status:trial,active'],
    ['type:"lease","Trial" product:"fax"', 'type:"lease",trial product:fax'],
    ['tag:"gold tier","a,b","a:b",-x', 'tag:"gold tier","a,b",a:b,-x'],
    ['licenses=010', 'licenses:10'],
    ['licenses=1,10..99', 'licenses:1,10..99'],
    ['licenses:>5', 'licenses>5'],
    ['licenses:<10,>=100,50', 'licenses:<10,>=100,50'],
    ['-Expires<=30D', '-expires<=30d'],
    ['added:2026-01-01..-0d', 'added:2026-01-01..0d'],
  ])('%j becomes %j', (typed, canonical) => {
    expect(formatQuery(parseQuery(typed))).toBe(canonical);
  });
});
