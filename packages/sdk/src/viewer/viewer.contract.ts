import * as z from 'zod/mini';
import { defineOperation } from '../operation/operation.ts';
import { oneOf } from '../operation/row.schema.ts';
import { roles } from '../permissions/permissions.ts';

/** Who is looking: the signed-in user and their roles (spec section 3). */
export const viewerSchema = z.looseObject({
  userId: z.optional(z.string()),
  /** Of which partner they are; with the user it tells apart what a browser keeps for them. */
  partnerId: z.optional(z.string()),
  name: z.optional(z.string()),
  roles: z.array(oneOf(roles, `one of ${roles.join(', ')}`)),
});

/** Who is looking: the signed-in user and their roles. */
export type Viewer = z.output<typeof viewerSchema>;

/** The signed-in user. A source without this operation leaves every decision to itself. */
export const getViewer = defineOperation({
  id: 'viewer.get',
  method: 'GET',
  path: '/viewer',
  input: z.object({}),
  output: viewerSchema,
  errors: [],
  changes: false,
  permission: null,
  regions: 'home',
});
