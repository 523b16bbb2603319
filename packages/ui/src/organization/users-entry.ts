export { permissionName, roleName, rolePermissions } from './role-name.ts';
export { RoleTable } from './role-table.tsx';
export { type NewUser, type UsersOptions, useUsers } from './use-users.ts';
export { Users, type UsersProps } from './users.tsx';
