import * as z from 'zod/mini';
import { emailAddressSchema } from '../operation/email-address.schema.ts';
import { nameSchema } from '../operation/name.schema.ts';
import { defineOperation } from '../operation/operation.ts';
import { nonEmptyText, oneOf } from '../operation/row.schema.ts';
import { shortText } from '../operation/short-text.ts';
import { roles } from '../permissions/permissions.ts';

const role = oneOf(roles, `one of ${roles.join(', ')}`);
const someRoles = z
  .array(role)
  .check(z.refine((list) => new Set(list).size === list.length, 'expected each role once'));

/** Somebody of the partner organization, with the administrator roles that they hold (DET-3, DET-4, ORG-3). */
export const personShape = {
  /** The subject of their token. */
  id: nonEmptyText,
  name: nonEmptyText,
  email: z.optional(z.string()),
  /** {@link roles}, or another that a newer source names. */
  roles: z.array(z.string()),
};

/** A user of the partner organization, with the administrator roles that they hold (ORG-3). */
export const userSchema = z.looseObject({
  ...personShape,
  /** Of the roles: what a change of them starts from. */
  version: z.string(),
});

/** A user of the partner organization. */
export type User = z.output<typeof userSchema>;

/** The users of the partner organization, by name (ORG-3). */
export const listUsers = defineOperation({
  id: 'users.list',
  method: 'GET',
  path: '/users',
  input: z.object({}),
  output: z.object({ items: z.array(userSchema) }),
  errors: [],
  changes: false,
  permission: 'users.manage',
  regions: 'home',
  rows: { field: 'items', schema: userSchema },
});

/** One user of the partner organization, with the `version` that {@link setUserRoles} starts from (ORG-3). */
export const getUser = defineOperation({
  id: 'users.get',
  method: 'GET',
  path: '/users/{id}',
  input: z.object({ id: nonEmptyText }),
  output: userSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'users.manage',
  regions: 'home',
});

/** Who is added to the partner organization (ORG-3). Forms check by the same schema as the server. */
export const addUserSchema = z.object({
  /** The subject of their token. */
  id: shortText(200).check(
    z.refine(
      (text) => text === text.trim() && !/\p{C}/u.test(text),
      'expected an id without blanks around it',
    ),
    // in an address, by which a user is changed, they mean something else
    z.refine((text) => text !== '.' && text !== '..', 'expected an id other than . and ..'),
  ),
  name: nameSchema(200),
  email: z.optional(emailAddressSchema),
  roles: someRoles,
});

/** Adds a user; an id or an e-mail address that another user has is a `conflict` (ORG-3). */
export const addUser = defineOperation({
  id: 'users.add',
  method: 'POST',
  path: '/users',
  input: addUserSchema,
  output: userSchema,
  errors: ['invalid', 'conflict'],
  changes: true,
  permission: 'users.manage',
  regions: 'home',
});

/** Which administrator roles a user has from then on (ORG-3). Forms check by the same schema as the server. */
export const setUserRolesSchema = z.object({ id: nonEmptyText, roles: someRoles, version: z.string() });

/** Gives a user other administrator roles. The last full administrator keeps theirs: `conflict` (ORG-3, DET-4). */
export const setUserRoles = defineOperation({
  id: 'users.setRoles',
  method: 'PUT',
  path: '/users/{id}/roles',
  input: setUserRolesSchema,
  output: userSchema,
  errors: ['invalid', 'notFound', 'conflict'],
  changes: true,
  permission: 'users.manage',
  regions: 'home',
  replaces: true,
});

/** Takes a user out of the organization. The last full administrator stays: `conflict` (ORG-3, DET-4). */
export const removeUser = defineOperation({
  id: 'users.remove',
  method: 'DELETE',
  path: '/users/{id}',
  input: z.object({ id: nonEmptyText }),
  output: z.object({ id: z.string() }),
  errors: ['notFound', 'conflict'],
  changes: true,
  permission: 'users.manage',
  regions: 'home',
});
