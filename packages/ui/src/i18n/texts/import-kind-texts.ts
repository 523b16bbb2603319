import type { Texts } from '../texts.ts';

/** The messages of the area importKind, compiled from its catalog. */
export const importKindTexts = {
  'importKind.usage': 'Calling usage',
  'importKind.devices': 'Devices',
  'importKind.phoneNumbers': 'Phone numbers',
  'importKind.callLegs': 'Call legs',
  'importKind.callRecords': 'Call records',
} satisfies Texts;
