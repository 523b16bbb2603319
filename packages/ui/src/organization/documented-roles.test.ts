import { readFileSync } from 'node:fs';
import { type Permission, permissionsOf, permissionTable, roles } from '@partnerkit/sdk';
import { expect, it } from 'vitest';
import messages from '../i18n/catalogs/en.json' with { type: 'json' };

const page = readFileSync(new URL('../../../../docs/roles.md', import.meta.url), 'utf8');

/** The rows of the page's table: the permission, what it lets do, and how far each role has it. */
const documented = [...page.matchAll(/^\| `([\w.]+)`\s*\|(.*)\|$/gm)].map(([, permission, cells = '']) => [
  permission,
  ...cells.split('|').map((cell) => cell.trim()),
]);

const words = { all: 'yes', own: 'yes', assigned: 'assigned customers' } as const;

it('the documentation says of every permission what the table says, in the words of the widgets', () => {
  const expected = (Object.keys(permissionTable) as Permission[]).map((permission) => [
    permission,
    messages[`permission.${permission}`],
    ...roles.map((role) => {
      const granted = permissionsOf(role).find((one) => one.permission === permission);
      return granted ? words[granted.scope] : 'no';
    }),
  ]);
  expect(documented).toEqual(expected);
});
