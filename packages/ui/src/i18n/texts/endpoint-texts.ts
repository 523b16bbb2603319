import type { Texts } from '../texts.ts';

/** The messages of the area endpoint, compiled from its catalog. */
export const endpointTexts = {
  'endpoint.app': 'App',
  'endpoint.deskPhone': 'Desk phone',
  'endpoint.roomDevice': 'Room device',
  'endpoint.other': 'Other device',
} satisfies Texts;
