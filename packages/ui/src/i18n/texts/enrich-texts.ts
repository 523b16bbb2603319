import type { Texts } from '../texts.ts';

/** The messages of the area enrich, compiled from its catalog. */
export const enrichTexts = {
  'enrich.failed': [['column'], ' of ', ['name'], ' could not be loaded. ', ['problem']],
  'enrich.inView': 'Loaded for the rows in view: neither sorted, filtered nor exported',
  'enrich.unfiltered': ['“', ['column'], '” is loaded for the rows in view, and cannot be filtered by.'],
  'enrich.moreValues': [
    [
      'count',
      2,
      {
        one: [['count'], ' more value: type ', ['field'], ': and the value'],
        other: [['count'], ' more values: type ', ['field'], ': and the value'],
      },
    ],
  ],
  'enrich.filterBy': ['Filter by ', ['column']],
  'enrich.comparison': 'Comparison',
  'enrich.contains': 'contains',
  'enrich.is': 'is',
  'enrich.from': 'from',
  'enrich.until': 'until',
  'enrich.on': 'on',
  'enrich.apply': 'Apply',
  'enrich.needsNumber': 'Type a number such as 12 or 0.5.',
  'enrich.needsValue': 'Type a value.',
} satisfies Texts;
