import type { Texts } from '../texts.ts';

/** The messages of the area managed, compiled from its catalog. */
export const managedTexts = {
  'managed.partner': 'Partner organization',
  'managed.external': 'External administrator',
} satisfies Texts;
