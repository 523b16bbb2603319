import type { Texts } from '../texts.ts';

/** The messages of the area form, compiled from its catalog. */
export const formTexts = {
  'form.optional': '(optional)',
  'form.noMatch': 'Nothing matches.',
  'form.found': [['count', 2, { one: [0, ' choice'], other: [0, ' choices'] }]],
  'form.summary': [
    ['count', 2, { one: 'One field needs another look', other: [0, ' fields need another look'] }],
  ],
} satisfies Texts;
