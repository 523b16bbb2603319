import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { firstProblem, pageOf } from './row.schema.ts';

const row = z.object({ share: z.number(), count: z.int(), name: z.string(), tags: z.array(z.string()) });
const fits = { share: 0.5, count: 1, name: 'Acme', tags: [] };

it.each([
  ['share', Number.NaN, 'expected number, found NaN'],
  ['share', Number.POSITIVE_INFINITY, 'expected number, found Infinity'],
  ['share', Number.NEGATIVE_INFINITY, 'expected number, found -Infinity'],
  ['share', '12', 'expected number, found string'],
  ['share', undefined, 'expected number, found nothing'],
  ['share', null, 'expected number, found null'],
  ['count', 2.5, 'expected whole number, found 2.5'],
  ['count', Number.NaN, 'expected number, found NaN'],
  ['count', [], 'expected number, found array'],
  ['name', 12, 'expected string, found number'],
  ['tags', {}, 'expected array, found object'],
])('%s of %j is refused: %s', (field, value, message) => {
  const changed = { ...fits, [field]: value };
  const { error } = row.safeParse(changed);
  expect(error && firstProblem(error, changed)).toEqual({ field, message });
});

it.each([
  [undefined, 'nothing'],
  [7, 'number'],
])('a page with the cursor %j is told that there is one, or null', (nextCursor, found) => {
  const page = { items: [], nextCursor };
  const { error } = pageOf(row).safeParse(page);
  const message = `expected string or null, found ${found}`;
  expect(error && firstProblem(error, page)).toEqual({ field: 'nextCursor', message });
});
