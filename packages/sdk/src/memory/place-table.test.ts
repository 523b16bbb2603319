import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PlaceTable, textHash } from './place-table.ts';

it.each([
  ['by its hash', (key: string) => textHash(key)],
  ['where all hashes are alike', () => 7],
  ['where a search begins at the last slot', () => -1],
])('a place is found by its key as in a map, and the first keeps it, %s', (_, hash) => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 }), { maxLength: 60 }), fc.string(), (keys, stranger) => {
      const table = new PlaceTable<string>(keys.length, { hash, isAt: (place, key) => keys[place] === key });
      const map = new Map<string, number>();
      keys.forEach((key, place) => {
        expect(table.add(key, place)).toBe(map.get(key));
        if (!map.has(key)) map.set(key, place);
      });
      for (const key of [...keys, stranger]) expect(table.find(key)).toBe(map.get(key));
    }),
  );
});
