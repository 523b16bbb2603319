import type { Texts } from '../texts.ts';

/** The messages of the area tags, compiled from its catalog. */
export const tagsTexts = {
  'tags.title': 'Tags',
  'tags.edit': ['Edit tags of ', ['name']],
  'tags.none': 'No tags',
} satisfies Texts;
