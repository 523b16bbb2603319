import { isRole, type Permission, permissionsOf, type Role } from '@partnerkit/sdk';
import type { MessageId, Translate } from '../i18n/translate.ts';

/** The name of a role in the viewer's language; one that this version does not know is shown as the data names it. */
export function roleName(t: Translate, role: string): string {
  return isRole(role) ? t(roleMessage(role)) : role;
}

/** What a permission lets somebody do, in the viewer's language. One without its message does not compile. */
export function permissionName(t: Translate, permission: Permission): string {
  return t(permissionMessage(permission));
}

/** What a role may do, in the order of the permissions table: each in a few words, with "assigned customers" where no further (ORG-3). */
export function rolePermissions(t: Translate, role: string): string[] {
  return permissionsOf(role).map(({ permission, scope }) => {
    const what = permissionName(t, permission);
    return scope === 'assigned' ? t('permission.ofAssigned', { what }) : what;
  });
}

const roleMessage = (role: Role): MessageId => `role.${role}`;
const permissionMessage = (permission: Permission): MessageId => `permission.${permission}`;
