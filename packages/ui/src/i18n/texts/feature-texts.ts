import type { Texts } from '../texts.ts';

/** The messages of the area feature, compiled from its catalog. */
export const featureTexts = {
  'feature.callQueue': 'Call queue',
  'feature.huntGroup': 'Hunt group',
  'feature.autoAttendant': 'Auto attendant',
} satisfies Texts;
