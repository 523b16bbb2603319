import type { Texts } from '../texts.ts';

/** The messages of the area switch, compiled from its catalog. */
export const switchTexts = {
  'switch.product': 'Product',
} satisfies Texts;
