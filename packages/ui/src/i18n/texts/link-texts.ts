import type { Texts } from '../texts.ts';

/** The messages of the area link, compiled from its catalog. */
export const linkTexts = {
  'link.newTab': '(opens in a new tab)',
} satisfies Texts;
