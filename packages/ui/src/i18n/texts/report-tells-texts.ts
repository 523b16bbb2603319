import type { Texts } from '../texts.ts';

/** The messages of the area reportTells, compiled from its catalog. */
export const reportTellsTexts = {
  'reportTells.usage':
    'Calls, call legs, minutes and call queues of each customer and location. “Call on” is not in it.',
  'reportTells.devices': 'Every device of every customer: product, MAC, firmware, number and user.',
  'reportTells.phoneNumbers':
    'Every phone number and extension of every customer: location, PSTN connection, state and user.',
} satisfies Texts;
