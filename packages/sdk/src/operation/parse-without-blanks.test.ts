import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parseWithoutBlanks } from './parse-without-blanks.ts';
import { countSchema, firstProblem, instantSchema, nonEmptyText } from './row.schema.ts';

const schema = z.looseObject({
  id: nonEmptyText,
  region: z.optional(nonEmptyText),
  note: z.optional(z.string()),
  seen: z.optional(z.nullable(instantSchema)),
  tags: z.optional(z.array(nonEmptyText)),
  pools: z.optional(z.array(z.looseObject({ used: z.optional(countSchema) }))),
});

describe('what may be absent', () => {
  it.each([
    [{ region: '' }, {}],
    [
      { region: null, own: null, other: '' },
      { own: null, other: '' },
    ],
    [{ note: null }, {}],
    [{ note: '' }, { note: '' }],
    [{ seen: '' }, {}],
    [{ seen: null }, { seen: null }],
    [{ tags: '' }, {}],
    [{ tags: ['', 'gold', '', ''] }, { tags: ['gold'] }],
    [{ pools: [{ used: '' }, { used: 2 }, { used: null }] }, { pools: [{}, { used: 2 }, {}] }],
  ])('of %j is %j', (given, present) => {
    const before = structuredClone(given);
    const { value, parsed } = parseWithoutBlanks(schema, { id: 'a', ...given });
    expect(parsed.success).toBe(true);
    expect(value).toEqual({ id: 'a', ...present });
    expect(given).toEqual(before);
  });

  it('is the same value where nothing is blank', () => {
    const row = { id: 'a', region: 'EU' };
    expect(parseWithoutBlanks(schema, row).value).toBe(row);
  });
});

describe('an id', () => {
  it('that is a whole number is its digits, wherever it stands', () => {
    const row = { id: 7, region: '', lines: [{ customerId: 12, amount: 3 }] };
    const lines = z.array(z.looseObject({ customerId: nonEmptyText, amount: z.number() }));
    const { value, parsed } = parseWithoutBlanks(z.looseObject({ ...schema.shape, lines }), row);
    expect(parsed.success).toBe(true);
    expect(value).toEqual({ id: '7', lines: [{ customerId: '12', amount: 3 }] });
    expect(row.id).toBe(7);
  });
});

describe('what does not fit', () => {
  it.each([
    [{ id: '', region: '' }, 'id', 'expected a text that is not empty'],
    [{ id: null, region: '' }, 'id', 'expected string, found null'],
    [{ region: null, note: 7 }, 'note', 'expected string, found number'],
    [{ id: 7, note: 7 }, 'note', 'expected string, found number'],
    [{ id: 7.5 }, 'id', 'expected string, found number'],
    [{ id: 2 ** 53 }, 'id', 'expected string, found number'],
    [{ tags: ['', 7] }, 'tags[1]', 'expected string, found number'],
    [{ tags: [null] }, 'tags[0]', 'expected string, found null'],
    [{ pools: [''] }, 'pools[0]', 'expected object, found string'],
  ])('in %j is told where it stands', (given, field, message) => {
    const { value, parsed } = parseWithoutBlanks(schema, { id: 'a', ...given });
    expect(parsed.error && firstProblem(parsed.error, value)).toEqual({ field, message });
  });

  it.each(['', null, 7])('is told of a whole that is %j', (whole) => {
    expect(parseWithoutBlanks(schema, whole).parsed.success).toBe(false);
  });
});
