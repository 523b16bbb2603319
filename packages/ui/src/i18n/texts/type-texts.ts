import type { Texts } from '../texts.ts';

/** The messages of the area type, compiled from its catalog. */
export const typeTexts = {
  'type.subscription': 'Subscription',
  'type.trial': 'Trial',
} satisfies Texts;
