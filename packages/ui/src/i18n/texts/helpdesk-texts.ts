import type { Texts } from '../texts.ts';

/** The messages of the area helpdesk, compiled from its catalog. */
export const helpdeskTexts = {
  'helpdesk.calling': 'Calling',
  'helpdesk.contactCenter': 'Contact Center',
} satisfies Texts;
