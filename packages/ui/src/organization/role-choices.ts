import { type Role, roles } from '@partnerkit/sdk';
import type { Translate } from '../i18n/translate.ts';
import type { Choice } from '../primitives/form/choice.ts';
import { roleName, rolePermissions } from './role-name.ts';

/** Roles, all of them unless told, each with what it may do in a line (ORG-3). */
export function roleChoices(t: Translate, offered: readonly Role[] = roles): Choice[] {
  return offered.map((role) => ({
    value: role,
    label: roleName(t, role),
    // each is a phrase with commas of its own: in a sentence it could not be told where one ends
    detail: rolePermissions(t, role).join(' · '),
  }));
}
