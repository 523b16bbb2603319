import { expect, it } from 'vitest';
import { permissionScope, type Role } from './permissions.ts';

it.each<[Role[], string | undefined, string | undefined]>([
  [['partnerFullAdmin'], 'all', 'all'],
  [['partnerAdmin'], 'assigned', 'assigned'],
  [['partnerReadOnlyAdmin'], 'all', undefined],
  [['helpdesk'], 'all', undefined],
  [['helpdesk', 'partnerAdmin'], 'all', 'assigned'],
  [[], undefined, undefined],
])('%j sees %s customers and edits the tags of %s', (roles, seen, edited) => {
  expect(permissionScope(roles, 'customers.see')).toBe(seen);
  expect(permissionScope(roles, 'tags.edit')).toBe(edited);
});
