import * as z from 'zod/mini';
import { defineOperation } from '../operation/operation.ts';
import { nonEmptyText } from '../operation/row.schema.ts';
import { shortText } from '../operation/short-text.ts';

const viewContent = {
  name: shortText(100),
  /** Which table it is a view of, for example `customers`. */
  table: nonEmptyText,
  query: z.optional(z.string()),
  sort: z.optional(z.string()),
  /** How the columns are arranged, as the table keeps it. */
  columns: z.optional(z.looseObject({})),
  /** The region that was shown, `null` for all of them; absent, the view leaves the region as it is (REG-1). */
  region: z.optional(z.nullable(nonEmptyText)),
};

/** The state of a table, kept under a name (FIL-3). A view is its owner's alone. */
export const savedViewSchema = z.looseObject({
  /** Made by who saves it first. */
  id: nonEmptyText,
  ...viewContent,
  version: z.string(),
});

/** The state of a table, kept under a name. */
export type SavedView = z.output<typeof savedViewSchema>;

/** The viewer's own views, by name (FIL-3). */
export const listViews = defineOperation({
  id: 'views.list',
  method: 'GET',
  path: '/views',
  input: z.object({ table: z.optional(nonEmptyText) }),
  output: z.object({ items: z.array(savedViewSchema) }),
  errors: [],
  changes: false,
  permission: 'views.keep',
  regions: 'home',
  rows: { field: 'items', schema: savedViewSchema },
});

/** Saves a view, a new one without a version, in place of what is there with its version (FIL-3). */
export const saveView = defineOperation({
  id: 'views.save',
  method: 'PUT',
  path: '/views/{id}',
  input: z.object({ id: shortText(200), ...viewContent, version: z.optional(z.string()) }),
  output: savedViewSchema,
  errors: ['invalid', 'conflict'],
  changes: true,
  audited: false,
  permission: 'views.keep',
  regions: 'home',
  replaces: true,
});

/** Removes one of the viewer's own views (FIL-3). */
export const removeView = defineOperation({
  id: 'views.remove',
  method: 'DELETE',
  path: '/views/{id}',
  input: z.object({ id: nonEmptyText }),
  output: z.object({ id: z.string() }),
  errors: ['notFound'],
  changes: true,
  audited: false,
  permission: 'views.keep',
  regions: 'home',
});
