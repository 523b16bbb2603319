import type { Texts } from '../texts.ts';

/** The messages of the area report, compiled from its catalog. */
export const reportTexts = {
  'report.usage': 'Calling usage',
  'report.devices': 'Devices',
  'report.phoneNumbers': 'Phone numbers',
} satisfies Texts;
