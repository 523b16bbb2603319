import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { customerSearchText } from '../customers/customer-profile.ts';
import { atOnce } from '../operation/in-slices.ts';
import { foldText } from '../text/fold-text.ts';
import { makeSearchTexts, SearchTexts } from './search-texts.ts';

const over = (rows: readonly string[], sortKeys: readonly string[] = rows) =>
  new SearchTexts(rows.length, {
    text: (position) => rows[position] as string,
    sortKeyLength: (position) => (sortKeys[position] as string).length,
  });
const found = (texts: SearchTexts, wanted: readonly (readonly string[])[]) =>
  [...atOnce(texts.marking(wanted))].flatMap((count, position) =>
    count === wanted.length ? [position] : [],
  );
const short = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'ä'), maxLength: 4 });

describe('the search texts of many rows', () => {
  it('are those of each row, and begin with what it is sorted by', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => `row ${index}\nmail ${index % 7}`);
    const texts = over(
      rows,
      rows.map((row) => row.split('\n')[0] as string),
    );
    expect([999, 0, 255, 256].map((position) => texts.text(position))).toEqual(
      [999, 0, 255, 256].map((position) => rows[position]),
    );
    expect(texts.sortKey(511)).toBe('row 511');
  });

  it('hold a text where one of its spellings stands in the row, and never across two rows', () => {
    fc.assert(
      fc.property(
        fc.array(short, { maxLength: 30 }),
        fc.array(fc.array(short, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        // so many rows before them that they stand in several blocks
        fc.integer({ min: 0, max: 300 }),
        (some, wanted, before) => {
          const rows = [...Array.from({ length: before }, () => 'b'), ...some];
          const expected = rows.flatMap((row, position) =>
            wanted.every((spellings) => spellings.some((text) => row.includes(text))) ? [position] : [],
          );
          expect(found(over(rows), wanted)).toEqual(expected);
          const backwards = Uint32Array.from(rows.keys()).reverse();
          expect([...atOnce(over(rows).holding(wanted, backwards))]).toEqual(expected.toReversed());
        },
      ),
    );
  });

  it('are those of a customer, sorted by the folded name', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aBİßÄ\u0308\nﬁ½東’ ') });
    fc.assert(
      fc.property(fc.array(fc.record({ name, adminEmail: fc.option(name, { nil: undefined }) })), (rows) => {
        const texts = makeSearchTexts(rows.length, (position) => rows[position] as CustomerRow);
        for (const [at, { name, adminEmail }] of rows.entries()) {
          expect(texts.text(at)).toBe(customerSearchText(name, adminEmail));
          expect(texts.sortKey(at)).toBe(foldText(name));
        }
      }),
    );
  });

  it('of no rows hold nothing', () => {
    expect(found(over([]), [['a']])).toEqual([]);
  });

  it('are looked through in steps, between which others have their turn', () => {
    const steps = [...over(Array.from({ length: 2560 }, () => 'a')).marking([['a']])];
    expect(steps).toHaveLength(10);
  });
});
