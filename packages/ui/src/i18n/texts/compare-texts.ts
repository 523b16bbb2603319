import type { Texts } from '../texts.ts';

/** The messages of the area compare, compiled from its catalog. */
export const compareTexts = {
  'compare.by': ['Filter by ', ['column']],
  'compare.sign': 'Comparison',
  'compare.contains': 'contains',
  'compare.is': 'is',
  'compare.from': 'from',
  'compare.until': 'until',
  'compare.on': 'on',
  'compare.nextDays': 'in the next … days',
  'compare.lastDays': 'in the last … days',
  'compare.apply': 'Apply',
  'compare.needsNumber': 'Enter a number such as 12 or 0.5.',
  'compare.needsWhole': 'Enter a whole number such as 30.',
  'compare.needsValue': 'Enter a value.',
} satisfies Texts;
