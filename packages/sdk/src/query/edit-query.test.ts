import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceValues, searchText, withChoice, withoutTerm, withSearchText } from './edit-query.ts';
import { formatQuery } from './format-query.ts';
import { parseQuery, queryLimits } from './parse-query.ts';

describe('the values chosen in a field (FIL-1)', () => {
  it.each([
    ['status:trial,active', ['trial', 'active']],
    ['-status:trial', []],
    ['-status:trial status:active', ['active']],
    ['status:trial status:active', ['trial']],
    ['tag:trial', []],
    ['', []],
  ])('in %j are %j', (typed, values) => {
    expect(choiceValues(parseQuery(typed), 'status')).toEqual(values);
  });

  it.each([
    ['', ['trial'], 'status:trial'],
    ['acme', ['trial', 'active', 'trial'], 'acme status:trial,active'],
    ['acme status:active tag:x', ['trial'], 'acme status:trial tag:x'],
    ['acme status:active tag:x', [], 'acme tag:x'],
    ['-status:active', ['trial'], '-status:active status:trial'],
    ['status:trial -status:active', [], '-status:active'],
    ['status:trial status:active', ['expired'], 'status:expired status:active'],
    ['acme', [], 'acme'],
  ])('%j with %j is %j', (typed, values, expected) => {
    const query = Object.freeze(parseQuery(typed));
    expect(formatQuery(withChoice(query, 'status', values))).toBe(expected);
  });
});

describe('the search box', () => {
  it.each([
    ['acme status:trial "gold tier" -globex', 'acme "gold tier"'],
    ['"a:b" "-x" "24\\""', 'a:b -x 24"'],
    ['"say \\"hi there\\" \\\\o"', '"say \\"hi there\\" \\\\o"'],
    ['status:trial', ''],
  ])('shows %j as %j', (typed, box) => {
    expect(searchText(parseQuery(typed))).toBe(box);
  });

  it.each([
    ['', 'acme', 'acme'],
    ['', ' acme\u3000 globex ', 'acme globex'],
    ['tag:x acme -globex gold', 'foo bar', 'tag:x foo bar -globex'],
    ['tag:x acme', '', 'tag:x'],
    ['tag:x', 'status:trial -foo >=', 'tag:x "status:trial" "-foo" ">="'],
    ['', '"gold tier" x', '"gold tier" x'],
    ['', '"gold ti', '"gold ti"'],
    ['', '"gold"tier', 'gold tier'],
    ['', '24" screen', '"24\\"" screen'],
    ['', '"" x', 'x'],
    ['', '" " x', '" " x'],
    ['', '"', ''],
    ['', 'C:\\dir', '"C:\\\\dir"'],
    ['', '"C:\\dir\\', '"C:\\\\dir"'],
  ])('%j with %j typed is %j', (typed, box, expected) => {
    const query = Object.freeze(parseQuery(typed));
    expect(formatQuery(withSearchText(query, box))).toBe(expected);
  });
});

describe('a search box that holds more than a query can', () => {
  const chips = 'status:trial tag:x -globex';
  const room = queryLimits.characters - chips.length - 1;

  it.each([
    ['50 words', '', 'a '.repeat(50), 50],
    ['51 words', '', 'a '.repeat(51), 50],
    ['51 words beside chips', chips, 'a '.repeat(51), 50],
    ['a word as long as fits', chips, 'x'.repeat(room), 4],
    ['a word too long by one', chips, 'x'.repeat(room + 1), 4],
    ['a pasted file', chips, '"x '.repeat(1_000_000), 50],
    ['a pasted phrase', chips, `"${'\\"'.repeat(1_000_000)}`, 4],
    ['no room', `id:${'x'.repeat(1997)}`, 'acme', 1],
    ['no term left', 'id:x '.repeat(50), 'acme', 50],
  ])('%s: what fits is looked for', (_, typed, box, terms) => {
    const query = withSearchText(parseQuery(typed), box);
    expect(query).toHaveLength(terms);
    expect(parseQuery(formatQuery(query))).toEqual(query);
  });

  it('keeps the start of a long word, as far as it fits', () => {
    const query = withSearchText(parseQuery(chips), 'x'.repeat(5000));
    expect(formatQuery(query)).toBe(`${chips} ${'x'.repeat(room)}`);
  });

  it('never looks for half of a character', () => {
    expect(searchText(withSearchText([], `x${'😀'.repeat(1000)}`))).toBe(`x${'😀'.repeat(999)}`);
  });

  it('gives a query that can be read back, whatever is typed beside whatever chips', () => {
    const piece = fc.constantFrom('a', '"', '\\', ' ', ':', '-', '😀', 'long'.repeat(400));
    const boxes = fc.array(piece, { maxLength: 200 }).map((pieces) => pieces.join(''));
    const beside = fc.nat({ max: 50 }).map((count) => parseQuery('tag:"gold tier" '.repeat(count)));
    fc.assert(
      fc.property(boxes, beside, (box, others) => {
        const query = withSearchText(others, box);
        expect(parseQuery(formatQuery(query))).toEqual(query);
        const shown = searchText(withSearchText([], box));
        expect(searchText(withSearchText([], shown))).toBe(shown);
      }),
    );
  });
});

describe('a chip taken away', () => {
  it.each([
    [0, 'b c'],
    [1, 'a c'],
    [2, 'a b'],
    [3, 'a b c'],
    [-1, 'a b c'],
  ])('number %i leaves %j', (index, expected) => {
    expect(formatQuery(withoutTerm(parseQuery('a b c'), index))).toBe(expected);
  });
});
