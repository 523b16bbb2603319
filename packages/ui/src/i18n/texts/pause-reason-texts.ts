import type { Texts } from '../texts.ts';

/** The messages of the area pauseReason, compiled from its catalog. */
export const pauseReasonTexts = {
  'pauseReason.paused': 'Somebody paused it.',
  'pauseReason.ownerLostRights': 'Its owner may no longer run it. Whoever saves it again owns it.',
  'pauseReason.templateRemoved': 'Its template was removed.',
  'pauseReason.failed': 'It failed again and again.',
} satisfies Texts;
