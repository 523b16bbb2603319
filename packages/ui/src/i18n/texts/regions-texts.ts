import type { Texts } from '../texts.ts';

/** The messages of the area regions, compiled from its catalog. */
export const regionsTexts = {
  'regions.all': 'All regions',
  'regions.label': 'Region',
} satisfies Texts;
