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
} satisfies Texts;
