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
  /** Whether the partner's whole team has it; absent, its owner alone. */
  shared: z.optional(z.boolean()),
};

/** The state of a table, kept under a name (FIL-3): its owner's alone, or shared with the partner's team. */
export const savedViewSchema = z.looseObject({
  /** Made by who saves it first. */
  id: nonEmptyText,
  ...viewContent,
  /** Who keeps it; told of views that are shared. */
  owner: z.optional(z.looseObject({ id: z.string(), name: z.optional(z.string()) })),
  version: z.string(),
});

/** The state of a table, kept under a name. */
export type SavedView = z.output<typeof savedViewSchema>;

/** The viewer's own views and those that are shared with the partner's team, by name (FIL-3). */
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

/** One of the viewer's own views or of the team's, with the `version` that {@link saveView} starts from (FIL-3). */
export const getView = defineOperation({
  id: 'views.get',
  method: 'GET',
  path: '/views/{id}',
  input: z.object({ id: nonEmptyText }),
  output: savedViewSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'views.keep',
  regions: 'home',
});

/**
 * Saves a view, a new one without a version, in place of what is there with its version (FIL-3). Sharing it, and changing one that is
 * shared, takes `views.share`: of a view of somebody else's, for all. Its name is then no other shared view's of that table.
 */
export const saveView = defineOperation({
  id: 'views.save',
  method: 'PUT',
  path: '/views/{id}',
  input: z.object({ id: shortText(200), ...viewContent, version: z.optional(z.string()) }),
  output: savedViewSchema,
  errors: ['invalid', 'forbidden', 'conflict'],
  changes: true,
  permission: 'views.keep',
  regions: 'home',
  replaces: true,
});

/** Removes one of the viewer's own views, or a shared one that they may change (FIL-3). */
export const removeView = defineOperation({
  id: 'views.remove',
  method: 'DELETE',
  path: '/views/{id}',
  input: z.object({ id: nonEmptyText }),
  output: z.object({ id: z.string() }),
  errors: ['forbidden', 'notFound'],
  changes: true,
  permission: 'views.keep',
  regions: 'home',
});
