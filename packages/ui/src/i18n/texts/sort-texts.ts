import type { Texts } from '../texts.ts';

/** The messages of the area sort, compiled from its catalog. */
export const sortTexts = {
  'sort.failed': ['The table cannot be sorted by “', ['column'], '”: ', ['problem']],
  'sort.sortedAscending': ['Sorted by ', ['column'], ', ascending'],
  'sort.sortedDescending': ['Sorted by ', ['column'], ', descending'],
  'sort.none': 'In no particular order',
} satisfies Texts;
