import type { Texts } from '../texts.ts';

/** The messages of the area every, compiled from its catalog. */
export const everyTexts = {
  'every.day': 'Day',
  'every.week': 'Week',
  'every.month': 'Month',
} satisfies Texts;
