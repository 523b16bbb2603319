import type { Texts } from '../texts.ts';

/** The messages of the area reason, compiled from its catalog. */
export const reasonTexts = {
  'reason.overLimit': 'Over license limit',
  'reason.expiringUsed': 'Expiring, well used',
  'reason.expiringUnused': 'Expiring, hardly used',
  'reason.expiring': 'Expiring, usage not known',
  'reason.fallingUsage': 'Falling usage',
  'reason.lowAssignment': 'Low license assignment',
  'reason.poorCalls': 'Poor calls',
  'reason.noAdministrator': 'No administrator seen',
} satisfies Texts;
