import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchValue, withSearchValues } from './search-values.ts';

it.each([
  ['', { query: 'trial' }, '?query=trial'],
  ['?a=1&query=x&b=%20&c', { query: 'y z' }, '?a=1&query=y+z&b=%20&c'],
  ['?query=x', { query: undefined }, ''],
  ['?query=x&query=y&a=1&a=2', { query: 'z' }, '?query=z&a=1&a=2'],
  ['?debug&x=%E2%82&&', { sort: '' }, '?debug&x=%E2%82&sort='],
  ['?%71uery=x', { query: 'y' }, '?query=y'],
  ['?__proto__=1', { query: 'y' }, '?__proto__=1&query=y'],
] as const)(
  '%s with %o is %s: what is named otherwise stays as it is written',
  (search, values, expected) => {
    expect(withSearchValues(search, values)).toBe(expected);
  },
);

it('leaves out what nothing that is stored holds', () => {
  expect(searchValue('?query=ac%00me%00', 'query')).toBe('acme');
});

it('has what was put there, and all else as it was', () => {
  const name = fc.constantFrom('query', 'sort', 'a', 'ä &=?#', 'toString', '');
  const pairs = fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' })));
  fc.assert(
    fc.property(
      pairs,
      fc.dictionary(
        fc.constantFrom('query', 'sort'),
        fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
      ),
      (before, values) => {
        const search = `?${new URLSearchParams(before)}`;
        const after = withSearchValues(search, values);
        const others = (text: string) =>
          [...new URLSearchParams(text)].filter(([key]) => !Object.hasOwn(values, key));
        expect(others(after)).toEqual(others(search));
        for (const [key, value] of Object.entries(values)) expect(searchValue(after, key)).toBe(value);
      },
    ),
  );
});
