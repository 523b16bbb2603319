import type { Texts } from '../texts.ts';

/** The messages of the area print, compiled from its catalog. */
export const printTexts = {
  'print.allRegions': 'All regions',
  'print.day': ['As of ', ['date']],
  'print.filter': ['Filter: ', ['filter']],
  'print.part': ['These are the first ', ['shown', 4], ' rows. The exported file has all of them.'],
} satisfies Texts;
