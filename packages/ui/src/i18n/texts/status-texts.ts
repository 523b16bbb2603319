import type { Texts } from '../texts.ts';

/** The messages of the area status, compiled from its catalog. */
export const statusTexts = {
  'status.suspended': 'Suspended',
  'status.expired': 'Expired',
  'status.licenseOverage': 'License overage',
  'status.expiringSoon': 'Expiring soon',
  'status.orderSetupReady': 'Ready for order setup',
  'status.noRecentActivity': 'No recent activity',
  'status.trial': 'Trial',
  'status.active': 'Subscription',
} satisfies Texts;
