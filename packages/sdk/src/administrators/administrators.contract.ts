import * as z from 'zod/mini';
import { defineOperation } from '../operation/operation.ts';
import { instantSchema, nonEmptyText, oneOf, rowProblemSchema } from '../operation/row.schema.ts';
import { shortText } from '../operation/short-text.ts';
import { personShape } from '../organization/users.contract.ts';
import { accessRoles } from '../permissions/permissions.ts';

/** Somebody of the partner organization who holds an administrator role (DET-3, DET-4). */
const administratorSchema = z.looseObject(personShape);

/** Somebody of the partner organization who holds an administrator role. */
export type Administrator = z.output<typeof administratorSchema>;

/** A partner administrator who is assigned to a customer (DET-3). */
export const customerAdministratorSchema = z.looseObject({
  userId: nonEmptyText,
  /** Where the source keeps it beside the assignment; names of all are in `administrators.list`. */
  name: z.optional(z.string()),
  /** The instant; absent, it is not known. */
  addedAt: z.optional(instantSchema),
  /** The id of the user who did; absent, it is not known. */
  addedBy: z.optional(nonEmptyText),
});

/** A partner administrator who is assigned to a customer. */
export type CustomerAdministrator = z.output<typeof customerAdministratorSchema>;

const customerAdministratorsSchema = z.object({
  customerId: z.string(),
  /** The one who was assigned first comes first; those with access to all customers are not among them. */
  items: z.array(customerAdministratorSchema),
  /** Assignments of the source that did not fit and were left out. */
  refused: z.optional(z.array(rowProblemSchema)),
});

/** Who is assigned to a customer. */
export type CustomerAdministrators = z.output<typeof customerAdministratorsSchema>;

/** Which user is assigned to which customer (DET-3). Forms check by the same schema as the server. */
export const assignAdministratorSchema = z.object({ customerId: nonEmptyText, userId: shortText(200) });

/** Who is given access to all customers, and by which role (DET-4). Forms check by the same schema as the server. */
export const grantAccessSchema = z.object({
  userId: shortText(200),
  role: oneOf(accessRoles, `one of ${accessRoles.join(', ')}`),
});

/** Everybody who holds an administrator role, by name (DET-3, DET-4). */
export const listAdministrators = defineOperation({
  id: 'administrators.list',
  method: 'GET',
  path: '/administrators',
  input: z.object({}),
  output: z.object({ items: z.array(administratorSchema) }),
  errors: [],
  changes: false,
  permission: 'customers.see',
  regions: 'home',
  rows: { field: 'items', schema: administratorSchema },
});

/** Who is assigned to a customer, since when and by whom (DET-3). */
export const listCustomerAdministrators = defineOperation({
  id: 'administrators.ofCustomer',
  method: 'GET',
  path: '/customers/{customerId}/administrators',
  input: z.object({ customerId: nonEmptyText }),
  output: customerAdministratorsSchema,
  errors: ['notFound'],
  changes: false,
  permission: 'customers.see',
  regions: { customer: 'customerId' },
  rows: { field: 'items', schema: customerAdministratorSchema },
});

/**
 * Assigns a partner administrator to a customer, who sees it from then on; one who is assigned already stays so (DET-3). A user who
 * is not there, or is no partner administrator, is `invalid` by `userId`. Answers who is assigned then.
 */
export const assignAdministrator = defineOperation({
  id: 'administrators.assign',
  method: 'POST',
  path: '/customers/{customerId}/administrators',
  input: assignAdministratorSchema,
  output: customerAdministratorsSchema,
  errors: ['invalid', 'notFound', 'forbidden'],
  changes: true,
  permission: 'administrators.assign',
  regions: { customer: 'customerId' },
});

/**
 * Takes a partner administrator off a customer, who no longer sees it; one who is not assigned changes nothing (DET-3). Answers who
 * is assigned then.
 */
export const unassignAdministrator = defineOperation({
  id: 'administrators.unassign',
  method: 'DELETE',
  path: '/customers/{customerId}/administrators/{userId}',
  input: assignAdministratorSchema,
  output: customerAdministratorsSchema,
  errors: ['notFound', 'forbidden'],
  changes: true,
  permission: 'administrators.assign',
  regions: { customer: 'customerId' },
});

/** Grants access to all customers by a role; who holds it already keeps it (DET-4). */
export const grantAccess = defineOperation({
  id: 'administrators.grant',
  method: 'POST',
  path: '/administrators/{userId}/roles',
  input: grantAccessSchema,
  output: administratorSchema,
  errors: ['invalid', 'notFound', 'forbidden'],
  changes: true,
  permission: 'access.grant',
  regions: 'home',
});

/**
 * Takes a role that gives access to all customers away. The last full administrator keeps theirs, and a role that is not held, or no
 * longer, can't be taken away: `conflict` (DET-4).
 */
export const revokeAccess = defineOperation({
  id: 'administrators.revoke',
  method: 'DELETE',
  path: '/administrators/{userId}/roles/{role}',
  input: grantAccessSchema,
  output: administratorSchema,
  errors: ['invalid', 'notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'access.grant',
  regions: 'home',
});
