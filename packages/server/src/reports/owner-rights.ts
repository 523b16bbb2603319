import { isRole, type PermissionScope, permissionScope, type Role } from '@partnerkit/sdk';
import { selectUsers } from '../organization/users.queries.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';

/** Whose rights are asked for. */
export interface ScheduleOwner {
  readonly partner: string;
  readonly userId: string;
}

/** Answers the roles that a user has now; `undefined`: nobody here knows, and those count that they had when they saved the schedule. */
export type OwnerRoles = (
  owner: ScheduleOwner,
) => PromiseLike<readonly string[] | undefined> | readonly string[] | undefined;

/** The roles of the users table of the partner's home. */
export function rolesAtHome(databases: RegionDatabases): OwnerRoles {
  return async ({ partner, userId }) => {
    const home = await databases.of(databases.home);
    const [user] = await home.transaction({ partner, readOnly: true }, (tx) =>
      selectUsers(tx, partner, userId),
    );
    return user?.roles;
  };
}

/** Whose customers a schedule's run tells of, by its owner's roles; `undefined`: they may not run it (any more). */
export function scheduledScope(held: readonly string[]): PermissionScope | undefined {
  const roles: Role[] = held.filter(isRole);
  return permissionScope(roles, 'reports.schedule') && permissionScope(roles, 'reports.run');
}
