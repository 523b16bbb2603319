import type { Texts } from '../texts.ts';

/** The messages of the area roles, compiled from its catalog. */
export const rolesTexts = {
  'roles.title': 'What each role may do',
  'roles.permission': 'Permission',
  'roles.yes': 'Yes',
  'roles.assigned': 'Assigned customers',
  'roles.no': 'No',
  'roles.none': 'No administrator role',
} satisfies Texts;
