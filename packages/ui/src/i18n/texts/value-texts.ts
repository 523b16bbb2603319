import type { Texts } from '../texts.ts';

/** The messages of the area value, compiled from its catalog. */
export const valueTexts = {
  'value.unknown': 'Not known',
  'value.never': 'Never',
  'value.separator': ', ',
  'value.none': 'No value',
} satisfies Texts;
