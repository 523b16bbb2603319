import { type Role, roles } from '@partnerkit/sdk';
import { listFormat } from '../i18n/intl-formats.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Choice } from '../primitives/form/choice.ts';
import { roleName, rolePermissions } from './role-name.ts';

/** Roles, all of them unless told, each with what it may do in a sentence (ORG-3). */
export function roleChoices(t: Translate, locale: string, offered: readonly Role[] = roles): Choice[] {
  return offered.map((role) => ({
    value: role,
    label: roleName(t, role),
    detail: listFormat(locale).format(rolePermissions(t, role)),
  }));
}
