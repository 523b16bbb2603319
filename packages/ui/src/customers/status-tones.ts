/**
 * How urgent a status looks (look and feel, status colours); a status that is not known here is neutral. What is as it should be is a
 * word and nothing else, so that what needs somebody stands out.
 */
const tones: Readonly<Record<string, string>> = {
  suspended: 'danger',
  expired: 'danger',
  licenseOverage: 'danger',
  expiringSoon: 'warning',
  orderSetupReady: 'info',
  noRecentActivity: 'neutral',
  trial: 'plain',
  active: 'plain',
};

/** The tone of a status. */
export function statusTone(status: string): string {
  return tones[status] ?? 'neutral';
}
