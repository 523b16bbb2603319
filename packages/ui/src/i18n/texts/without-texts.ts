import type { Texts } from '../texts.ts';

/** The messages of the area without, compiled from its catalog. */
export const withoutTexts = {
  'rollUp.without': ['Without ', ['regions']],
} satisfies Texts;
