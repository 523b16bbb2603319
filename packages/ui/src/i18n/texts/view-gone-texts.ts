import type { Texts } from '../texts.ts';

/** The messages of the area viewGone, compiled from its catalog. */
export const viewGoneTexts = {
  'columns.gone': [
    [
      'count',
      2,
      {
        one: ['The view names a column that is no longer there: ', ['columns']],
        other: ['The view names columns that are no longer there: ', ['columns']],
      },
    ],
  ],
  'columns.filtersGone': [
    [
      'count',
      2,
      {
        one: ['The view has a filter that is no longer possible: ', ['filters']],
        other: ['The view has filters that are no longer possible: ', ['filters']],
      },
    ],
  ],
} satisfies Texts;
