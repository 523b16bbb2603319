import type { Texts } from '../texts.ts';

/** The messages of the area viewer, compiled from its catalog. */
export const viewerTexts = {
  'viewer.notKnown': 'What you may do could not be found out, so some buttons are missing.',
} satisfies Texts;
