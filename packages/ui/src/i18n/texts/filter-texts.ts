import type { Texts } from '../texts.ts';

/** The messages of the area filter, compiled from its catalog. */
export const filterTexts = {
  'filter.search': 'Search by name or e-mail',
  'filter.add': 'Add filter',
  'filter.loading': 'Loading…',
  'filter.clear': 'Clear filters',
  'filter.unreadable': 'This query cannot be read',
  'filter.unreadableText': 'Mend it in the field above: what is wrong stands below it.',
  'filter.asText': 'Edit as text',
  'filter.asChips': 'Edit as filters',
} satisfies Texts;
