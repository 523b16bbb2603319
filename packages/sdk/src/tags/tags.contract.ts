import * as z from 'zod/mini';
import { missingRegionsSchema } from '../operation/missing-region.schema.ts';
import { defineOperation } from '../operation/operation.ts';
import type { CustomerFailure, RowUnion } from '../operation/region-rule.ts';
import { nonEmptyText } from '../operation/row.schema.ts';
import { tagKey } from './tag-key.ts';
import { tagDescriptionVersion } from './tag-rules.ts';

/** A tag that at least one customer holds (TAG-2), with how many do. */
export const tagSchema = z.looseObject({
  name: nonEmptyText,
  customers: z.number(),
  description: z.optional(z.string()),
  color: z.optional(z.string()),
  /** Of description and colour: what a change of them starts from. */
  version: z.optional(z.string()),
});

/** What became of one customer in a change of tags. */
export const tagResultSchema = z.looseObject({
  customerId: z.string(),
  /** The customer's tags after the change. */
  tags: z.array(z.string()),
  /** Of the tags asked for, those that this change really added or removed: what an undo has to take back. */
  changed: z.array(z.string()),
  /** Why nothing changed for this customer, where it was refused. */
  error: z.optional(z.looseObject({ code: z.string(), message: z.string() })),
});

/** The tags of one customer, with the version of the set. */
const customerTagsSchema = z.looseObject({
  customerId: z.string(),
  tags: z.array(z.string()),
  version: z.string(),
});

/** The tags of one customer, with the version of the set. */
export type CustomerTags = z.output<typeof customerTagsSchema>;
/** A tag that at least one customer holds, with how many do. */
export type Tag = z.output<typeof tagSchema>;
/** What became of one customer in a change of tags. */
export type TagResult = z.output<typeof tagResultSchema>;

const atLeastOne = (what: string) =>
  z.refine<readonly unknown[]>((list) => list.length > 0, `expected at least one ${what}`);

/** The most customers whose tags can be changed at once. */
export const maxTaggedCustomers = 1000;

const atMost = (most: number, what: string) =>
  z.refine<readonly unknown[]>((list) => list.length <= most, `expected at most ${most} ${what}`);

const tagNames = z.array(z.string()).check(atMost(100, 'tags'));

const tagChange = z.object({
  customerIds: z.array(nonEmptyText).check(atLeastOne('customer'), atMost(maxTaggedCustomers, 'customers')),
  tags: tagNames.check(atLeastOne('tag')),
});
const tagChangeResult = z.object({ results: z.array(tagResultSchema) });

/** What became of a customer whose tags could not be changed at all. */
export const refusedTagChange = (
  customerId: string,
  { code, message }: CustomerFailure,
  tags: readonly string[] = [],
): TagResult => ({ customerId, tags: [...tags], changed: [], error: { code, message } });

/** A tag that stands in several regions is one; of description and colour the first region's count. */
const tagUnion: RowUnion<Tag, 'customers'> = {
  key: ({ name }) => tagKey(name),
  sum: 'customers',
  order: 'key',
  derived: (tag) => ({ version: tagDescriptionVersion(tag) }),
};

/** All tags in use, ordered by name (TAG-1). */
export const listTags = defineOperation({
  id: 'tags.list',
  method: 'GET',
  path: '/tags',
  input: z.object({}),
  output: z.object({ items: z.array(tagSchema), missing: missingRegionsSchema }),
  errors: [],
  changes: false,
  permission: 'customers.see',
  regions: { each: { items: tagUnion } },
  rows: { field: 'items', schema: tagSchema },
});

/** One tag in use, with the `version` that {@link describeTag} starts from (TAG-1). */
export const getTag = defineOperation({
  id: 'tags.get',
  method: 'GET',
  path: '/tags/{name}',
  input: z.object({ name: nonEmptyText }),
  output: tagSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'customers.see',
  regions: 'own',
});

/** The tags of one customer, with the `version` that {@link replaceTags} starts from (TAG-1). */
export const getCustomerTags = defineOperation({
  id: 'tags.ofCustomer',
  method: 'GET',
  path: '/customers/{id}/tags',
  input: z.object({ id: nonEmptyText }),
  output: customerTagsSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'customers.see',
  regions: { customer: 'id' },
});

/** Puts tags on customers, with a result per customer; adding a tag that is there already changes nothing (TAG-3). */
export const addTags = defineOperation({
  id: 'tags.add',
  method: 'POST',
  path: '/tags/add',
  input: tagChange,
  output: tagChangeResult,
  errors: ['invalid', 'forbidden'],
  changes: true,
  permission: 'tags.edit',
  regions: { customers: 'customerIds', failed: refusedTagChange },
});

/** Takes tags off customers, with a result per customer; removing a tag that is not there changes nothing (TAG-3). */
export const removeTags = defineOperation({
  id: 'tags.remove',
  method: 'POST',
  path: '/tags/remove',
  input: tagChange,
  output: tagChangeResult,
  errors: ['invalid', 'forbidden'],
  changes: true,
  permission: 'tags.edit',
  regions: { customers: 'customerIds', failed: refusedTagChange },
});

/**
 * Puts a whole set of tags in the place of a customer's. `version` is {@link tagsVersion} of the set that the change
 * started from: where somebody changed it in the meantime it is a `conflict` that carries the present set (TAG-3).
 */
export const replaceTags = defineOperation({
  id: 'tags.replace',
  method: 'PUT',
  path: '/customers/{id}/tags',
  input: z.object({ id: nonEmptyText, tags: tagNames, version: z.string() }),
  output: customerTagsSchema,
  errors: ['invalid', 'forbidden', 'notFound', 'conflict'],
  changes: true,
  permission: 'tags.edit',
  regions: { customer: 'id' },
  replaces: true,
});

const detail = z.optional(z.nullable(z.string().check(z.maxLength(200, 'expected at most 200 characters'))));

/** Describes a tag that is in use, or colours it; `null` takes that away again (TAG-2, TAG-3). */
export const describeTag = defineOperation({
  id: 'tags.describe',
  method: 'PUT',
  path: '/tags/{name}',
  input: z.object({ name: nonEmptyText, description: detail, color: detail, version: z.string() }),
  output: tagSchema,
  errors: ['invalid', 'forbidden', 'notFound', 'conflict'],
  changes: true,
  permission: 'tags.edit',
  regions: 'own',
  replaces: true,
});
