import type { Texts } from '../texts.ts';

/** The messages of the area role, compiled from its catalog. */
export const roleTexts = {
  'role.partnerFullAdmin': 'Partner full administrator',
  'role.partnerAdmin': 'Partner administrator',
  'role.partnerReadOnlyAdmin': 'Partner read-only administrator',
  'role.helpdesk': 'Helpdesk',
} satisfies Texts;
