import { permissionScope, type Role } from '@partnerkit/sdk';
import type { Address } from './address.ts';

/** Pages that have an address of their own: its first part. */
const pages = [
  'customers',
  'analytics',
  'calling',
  'regions',
  'reports',
  'audit',
  'administrators',
  'users',
  'organization',
  'organizations',
  'resources',
  'import',
];

/**
 * The page that an address names. The portal starts with the worklist (WRK-1), and for who may not see that with the customers; a query
 * is always one of customers.
 */
export function shownPage({ path, value }: Address, roles: readonly Role[]): string {
  const [, first = ''] = path.split('/');
  if (pages.includes(first)) return first;
  const isStart = value('query') === '' && permissionScope(roles, 'worklist.see') !== undefined;
  return isStart ? 'worklist' : 'customers';
}
