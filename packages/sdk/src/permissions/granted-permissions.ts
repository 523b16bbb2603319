import { type Permission, type PermissionScope, permissionTable } from './permissions.ts';

/** A permission of a role, and how far it reaches. */
export interface GrantedPermission {
  readonly permission: Permission;
  readonly scope: PermissionScope;
}

/** What a role may do, in the order of the table; a role that is not known may do nothing (ORG-3). */
export function permissionsOf(role: string): readonly GrantedPermission[] {
  return (Object.keys(permissionTable) as Permission[]).flatMap((permission) => {
    const scopes: Partial<Record<string, PermissionScope>> = permissionTable[permission];
    const scope = Object.hasOwn(scopes, role) ? scopes[role] : undefined;
    return scope ? [{ permission, scope }] : [];
  });
}
