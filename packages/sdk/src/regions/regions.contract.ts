import * as z from 'zod/mini';
import { defineOperation } from '../operation/operation.ts';
import { nonEmptyText } from '../operation/row.schema.ts';

/** A region in which customers' data lives (REG-1): `US`, `CA`, `EU`, `AE`, or any other that the data names. */
export const regionSchema = z.looseObject({ id: nonEmptyText, name: z.optional(z.string()) });

/** A region in which customers' data lives. */
export type Region = z.output<typeof regionSchema>;

/** The regions that the viewer may choose from; empty where the data has no regions (REG-3). */
export const listRegions = defineOperation({
  id: 'regions.list',
  method: 'GET',
  path: '/regions',
  input: z.object({}),
  output: z.object({ items: z.array(regionSchema) }),
  errors: [],
  changes: false,
  permission: null,
  regions: 'home',
  rows: { field: 'items', schema: regionSchema },
});
