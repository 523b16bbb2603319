import { checkList, isText, misfit } from '../errors/check-argument.ts';
/** Roles of the partner's administrators (spec section 3). */
export const roles = ['partnerFullAdmin', 'partnerAdmin', 'partnerReadOnlyAdmin', 'helpdesk'] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

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
  'data.import': { partnerFullAdmin: 'all' },
  'users.manage': { partnerFullAdmin: 'all' },
  'audit.see': { partnerFullAdmin: 'all', partnerReadOnlyAdmin: 'all' },
  'views.keep': {
    partnerFullAdmin: 'own',
    partnerAdmin: 'own',
    partnerReadOnlyAdmin: 'own',
    helpdesk: 'own',
  },
} as const satisfies Record<string, Partial<Record<Role, PermissionScope>>>;

/** One capability of spec section 3. */
export type Permission = keyof typeof permissionTable;

/** The widest scope in which any of the roles has the permission; `undefined` when none has it. */
export function permissionScope(held: readonly Role[], permission: Permission): PermissionScope | undefined {
  checkList('roles', held, isText, 'texts');
  if (!isText(permission) || !Object.hasOwn(permissionTable, permission))
    throw misfit('permission', `one of ${Object.keys(permissionTable).join(', ')}`, permission);
  const scopes: Partial<Record<Role, PermissionScope>> = permissionTable[permission];
  const granted = held.map((role) => scopes[role]);
  return (['all', 'assigned', 'own'] as const).find((scope) => granted.includes(scope));
}
