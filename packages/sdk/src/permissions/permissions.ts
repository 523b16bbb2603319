import { checkList, isText, misfit } from '../errors/check-argument.ts';
/** Roles of the partner's administrators (spec section 3). */
export const roles = ['partnerFullAdmin', 'partnerAdmin', 'partnerReadOnlyAdmin', 'helpdesk'] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** Whether a role is one that this version knows. */
export function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role);
}

/** How far a permission reaches: every customer, only those assigned to the administrator, only what is their own. */
export type PermissionScope = 'all' | 'assigned' | 'own';

/** Who may do what (spec section 3): a permission that a role does not name, it does not have. */
export const permissionTable = {
  'customers.see': {
    partnerFullAdmin: 'all',
    partnerAdmin: 'assigned',
    partnerReadOnlyAdmin: 'all',
    helpdesk: 'all',
  },
  'tags.edit': { partnerFullAdmin: 'all', partnerAdmin: 'assigned' },
  'trials.manage': { partnerFullAdmin: 'all', partnerAdmin: 'assigned' },
  'analytics.see': { partnerFullAdmin: 'all', partnerAdmin: 'assigned', partnerReadOnlyAdmin: 'all' },
  'reports.run': { partnerFullAdmin: 'all', partnerAdmin: 'assigned', partnerReadOnlyAdmin: 'all' },
  'reports.schedule': { partnerFullAdmin: 'all', partnerAdmin: 'own' },
  'data.import': { partnerFullAdmin: 'all' },
  'administrators.assign': { partnerFullAdmin: 'all', partnerAdmin: 'assigned' },
  'access.grant': { partnerFullAdmin: 'all' },
  'organization.setUp': { partnerFullAdmin: 'all' },
  'users.manage': { partnerFullAdmin: 'all' },
  'worklist.see': { partnerFullAdmin: 'all', partnerAdmin: 'assigned', partnerReadOnlyAdmin: 'all' },
  'worklist.work': { partnerFullAdmin: 'all', partnerAdmin: 'assigned' },
  'audit.see': { partnerFullAdmin: 'all', partnerReadOnlyAdmin: 'all' },
  'views.keep': {
    partnerFullAdmin: 'own',
    partnerAdmin: 'own',
    partnerReadOnlyAdmin: 'own',
    helpdesk: 'own',
  },
  'views.share': { partnerFullAdmin: 'all', partnerAdmin: 'own' },
} as const satisfies Record<string, Partial<Record<Role, PermissionScope>>>;

/** One capability of spec section 3. */
export type Permission = keyof typeof permissionTable;

/** A role by which one sees all customers (DET-4). */
export type AccessRole = {
  [R in Role]: (typeof permissionTable)['customers.see'][R] extends 'all' ? R : never;
}[Role];

/** The roles by which one sees all customers, as the table has them (DET-4). */
export const accessRoles: readonly AccessRole[] = /* @__PURE__ */ roles.filter(isAccessRole);

/** Whether who holds a role sees all customers; a role that is not known shows nobody any. */
export function isAccessRole(role: string): role is AccessRole {
  const scopes: Partial<Record<string, PermissionScope>> = permissionTable['customers.see'];
  return Object.hasOwn(scopes, role) && scopes[role] === 'all';
}

/** The widest scope in which any of the roles has the permission; `undefined` when none has it. */
export function permissionScope(held: readonly Role[], permission: Permission): PermissionScope | undefined {
  checkList('roles', held, isText, 'texts');
  if (!isText(permission) || !Object.hasOwn(permissionTable, permission))
    throw misfit('permission', `one of ${Object.keys(permissionTable).join(', ')}`, permission);
  const scopes: Partial<Record<Role, PermissionScope>> = permissionTable[permission];
  const granted = held.map((role) => scopes[role]);
  return (['all', 'assigned', 'own'] as const).find((scope) => granted.includes(scope));
}
