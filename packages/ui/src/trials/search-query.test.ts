import { parseQuery } from '@partnerkit/sdk/query';
import { expect, it } from 'vitest';
import { searchQuery } from './search-query.ts';

it.each([
  ['', []],
  ['  ', []],
  ['Alimentari  Serrapiana', ['Alimentari', 'Serrapiana']],
  ['status:trial -x "quoted', ['status:trial', '-x', '"quoted']],
  ['back\\slash a"b', ['back\\slash', 'a"b']],
  ['ines@example.com', ['ines@example.com']],
])('what is typed, %j, is looked for word by word', (text, words) => {
  expect(parseQuery(searchQuery(text))).toEqual(
    words.map((word) => ({ kind: 'text', text: word, negated: false })),
  );
});

it('a text without end stays a query that can be asked', () => {
  expect(() => parseQuery(searchQuery('😀'.repeat(2_000)))).not.toThrow();
  expect(() => parseQuery(searchQuery('a '.repeat(100)))).not.toThrow();
});
