import type { Texts } from '../texts.ts';

/** The messages of the area refused, compiled from its catalog. */
export const refusedTexts = {
  'table.refused': [['count', 2, { one: [0, ' row left out'], other: [0, ' rows left out'] }]],
  'table.refusedRow': ['Row ', ['index'], ', ', ['field'], ': ', ['problem']],
  'table.refusedMore': [['count', 2, { one: ['and ', 0, ' more'], other: ['and ', 0, ' more'] }]],
  'state.allRefusedTitle': 'Nothing to show',
  'state.allRefusedText': [
    [
      'count',
      2,
      { one: [0, ' row does not fit and was left out.'], other: [0, ' rows do not fit and were left out.'] },
    ],
  ],
} satisfies Texts;
