import type { Texts } from '../texts.ts';

/** The messages of the area region, compiled from its catalog. */
export const regionTexts = {
  'region.US': 'United States',
  'region.CA': 'Canada',
  'region.EU': 'European Union',
  'region.AE': 'United Arab Emirates',
} satisfies Texts;
