import { isRole, type Permission, permissionsOf } from '@partnerkit/sdk';
import { permissionTexts } from '../i18n/texts/permission-texts.ts';
import { roleTexts } from '../i18n/texts/role-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** The name of a role in the viewer's language; one that this version does not know is shown as the data names it. */
export function roleName(t: Translate, role: string): string {
  return isRole(role) ? t.with(roleTexts)(`role.${role}`) : role;
}

/** What a permission lets somebody do, in the viewer's language. One without its message does not compile. */
export function permissionName(t: Translate, permission: Permission): string {
  return t.with(permissionTexts)(`permission.${permission}`);
}

/** What a role may do, in the order of the permissions table: each in a few words, with "assigned customers" where no further (ORG-3). */
export function rolePermissions(t: Translate, role: string): string[] {
  const say = t.with(permissionTexts);
  return permissionsOf(role).map(({ permission, scope }) => {
    const what = permissionName(t, permission);
    return scope === 'assigned' ? say('permission.ofAssigned', { what }) : what;
  });
}
