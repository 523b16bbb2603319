import * as z from 'zod/mini';
import { loadOnce } from '../operation/load-once.ts';
import { missingRegionsSchema } from '../operation/missing-region.schema.ts';
import { defineOperation } from '../operation/operation.ts';
import { pageInput } from '../operation/page-input.ts';
import type { RowUnion } from '../operation/region-rule.ts';
import { nonEmptyText, pageOf } from '../operation/row.schema.ts';
import { listedCustomerSchema } from './customer.schema.ts';
import { customerListAccess } from './customer-list-access.ts';
import { customerSortFields } from './customer-sorts.ts';

const pageMismatchSchema = z.object({
  /** So many rows of the page are not what the query finds. */
  unmatched: z.number(),
  /** Whether they stand in another order than asked for. */
  isUnordered: z.boolean(),
});

/** How a page of a host's own differs from what it was asked for, as far as its rows tell. */
export type PageMismatch = z.output<typeof pageMismatchSchema>;

/** The customers that the viewer may see, filtered, sorted and paged (CUS-1); without a sort in the order of the source. */
export const listCustomers = defineOperation({
  ...customerListAccess,
  method: 'GET',
  path: '/customers',
  input: z.object({
    /** Query text (FIL-2); absent or empty for all. */
    query: z.optional(z.string()),
    ...pageInput(customerSortFields),
  }),
  output: z.object({
    ...pageOf(listedCustomerSchema).shape,
    missing: missingRegionsSchema,
    /** Where a host's page is not what it was asked for. */
    mismatch: z.optional(pageMismatchSchema),
  }),
  errors: ['invalid'],
  changes: false,
  regions: {
    list: {
      usualSort: 'name',
      order: loadOnce(() => import('./customer-sort-key.ts').then((it) => it.listedCustomerOrder)),
      customer: 'id',
    },
  },
  rows: { field: 'items', schema: listedCustomerSchema },
});

/** How many customers a query finds: a page of them does not tell (CUS-1). */
export const countCustomers = defineOperation({
  id: 'customers.count',
  method: 'GET',
  path: '/customer-count',
  input: z.object({ query: z.optional(z.string()) }),
  output: z.object({ total: z.number(), missing: missingRegionsSchema }),
  errors: ['invalid'],
  changes: false,
  permission: 'customers.see',
  regions: { each: { total: 'sum' } },
});

/**
 * How many customers each of 1 to 20 queries finds, asked once: what stands beside the choices above a list (CUS-1, FIL-2). In what
 * order they come tells nothing, and a query that stands there twice comes once. One that can't be read refuses all.
 */
export const listCustomerCounts = defineOperation({
  id: 'customers.counts',
  method: 'GET',
  path: '/customer-counts',
  input: z.object({ queries: z.array(z.string()).check(z.minLength(1), z.maxLength(20)) }),
  output: z.object({
    items: z.array(z.object({ query: z.string(), total: z.number() })),
    missing: missingRegionsSchema,
  }),
  errors: ['invalid'],
  changes: false,
  permission: 'customers.see',
  regions: { each: { items: { key: ({ query }) => query, sum: 'total', order: 'key' } } },
});

/** One customer. What the viewer may not see is `notFound`, like what does not exist. */
export const getCustomer = defineOperation({
  id: 'customers.get',
  method: 'GET',
  path: '/customers/{id}',
  input: z.object({ id: nonEmptyText }),
  output: listedCustomerSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'customers.see',
  regions: { customer: 'id' },
});

const facetValue = z.object({ value: z.string(), customers: z.number() });

/** What makes one of the values that the customers of several regions have. */
const facetUnion: RowUnion<z.output<typeof facetValue>, 'customers'> = {
  key: ({ value }) => value,
  sum: 'customers',
  order: 'most',
};

/** The values that the viewer's customers have in the fields of the filters (FIL-1), with how many have each. */
export const listCustomerFacets = defineOperation({
  id: 'customers.facets',
  method: 'GET',
  path: '/customer-facets',
  input: z.object({}),
  output: z.object({
    status: z.array(facetValue),
    product: z.array(facetValue),
    tag: z.array(facetValue),
    region: z.array(facetValue),
    type: z.array(facetValue),
    managed: z.array(facetValue),
    missing: missingRegionsSchema,
  }),
  errors: [],
  changes: false,
  permission: 'customers.see',
  regions: {
    each: {
      status: facetUnion,
      product: facetUnion,
      tag: facetUnion,
      region: facetUnion,
      type: facetUnion,
      managed: facetUnion,
    },
  },
});

/** A field of the filters whose values are counted by {@link listCustomerFacets}. */
export type CustomerFacetField = Exclude<keyof z.output<typeof listCustomerFacets.output>, 'missing'>;
