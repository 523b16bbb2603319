import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { missingRegionsSchema } from './missing-region.schema.ts';
import { defineOperation } from './operation.ts';
import { pageOf } from './row.schema.ts';

const declared = {
  id: 'things.ask',
  method: 'GET',
  path: '/things',
  input: z.object({ name: z.string() }),
  output: z.object({ total: z.number(), title: z.string(), missing: missingRegionsSchema }),
  errors: [],
  changes: false,
  permission: null,
} as const;

const things = {
  ...declared,
  input: z.object({
    sort: z.optional(z.enum(['size', '-size'])),
    limit: z.optional(z.number()),
    cursor: z.optional(z.nullable(z.string())),
  }),
} as const;
const thing = z.object({ id: z.string(), size: z.number() });
const page = z.object({ ...pageOf(thing).shape, missing: missingRegionsSchema });

// each of these must not compile
export const misfits = [
  // @ts-expect-error no rule at all
  () => defineOperation({ ...declared }),
  // @ts-expect-error a text is no sum
  () => defineOperation({ ...declared, regions: { each: { total: 'sum', title: 'sum' } } }),
  // @ts-expect-error a field of the answer is left out
  () => defineOperation({ ...declared, regions: { each: { total: 'sum' } } }),
  () =>
    defineOperation({
      ...declared,
      output: z.object({ total: z.number() }),
      // @ts-expect-error an answer without a place for regions that are missing
      regions: { each: { total: 'sum' } },
    }),
  // @ts-expect-error an address that is no customer's
  () => defineOperation({ ...declared, regions: { customer: 'name' } }),
  // @ts-expect-error an input without the customer of the address
  () => defineOperation({ ...declared, path: '/customers/{id}/things', regions: { customer: 'id' } }),
  // @ts-expect-error an answer without a result for each customer
  () => defineOperation({ ...declared, regions: { customers: 'name', failed: () => ({ customerId: '' }) } }),
  () =>
    defineOperation({
      ...things,
      output: z.object({ items: z.array(thing), missing: missingRegionsSchema }),
      regions: {
        // @ts-expect-error rows do not add up by a text
        each: { items: { key: ({ id }: { id: string }) => id, sum: 'id', order: 'key' } },
      },
    }),
  () =>
    defineOperation({
      ...things,
      output: page,
      // @ts-expect-error an order that cannot be asked for
      regions: { list: { usualSort: 'weight', order: async () => ({ keyOf: () => 1 }) } },
    }),
  () =>
    defineOperation({
      ...things,
      output: page,
      // @ts-expect-error a customer that no row names
      regions: { list: { usualSort: 'size', order: async () => ({ keyOf: () => 1 }), customer: 'size' } },
    }),
  () =>
    defineOperation({
      ...things,
      output: pageOf(thing),
      // @ts-expect-error a page without a place for regions that are missing
      regions: { list: { usualSort: 'size', order: async () => ({ keyOf: () => 1 }) } },
    }),
];

it('a rule that fits is declared as it stands', () => {
  const regions = { each: { total: 'sum' } } as const;
  const output = z.object({ total: z.number(), missing: missingRegionsSchema });
  expect(defineOperation({ ...declared, output, regions }).regions).toEqual(regions);
  const list = {
    usualSort: '-size',
    order: async () => ({ keyOf: ({ size }: { size: number }) => size }),
  } as const;
  expect(defineOperation({ ...things, output: page, regions: { list } }).regions.list).toBe(list);
});
