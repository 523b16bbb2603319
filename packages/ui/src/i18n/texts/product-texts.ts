import type { Texts } from '../texts.ts';

/** The messages of the area product, compiled from its catalog. */
export const productTexts = {
  'product.meetings': 'Meetings',
  'product.calling': 'Calling',
  'product.messaging': 'Messaging',
  'product.realTimeTranslations': 'Real-Time Translations',
} satisfies Texts;
