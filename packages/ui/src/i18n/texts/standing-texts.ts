import type { Texts } from '../texts.ts';

/** The messages of the area standing, compiled from its catalog. */
export const standingTexts = {
  'standing.all': 'All statuses',
  'standing.why': [['status'], ': why?'],
  'standing.means.suspended': 'A subscription that has not ended has not been paid.',
  'standing.means.expired': 'There were subscriptions or trials, and none of them runs.',
  'standing.means.licenseOverage':
    'More licenses are assigned than were purchased, in a subscription or trial that runs.',
  'standing.means.expiringSoon':
    'A trial, or a subscription that does not renew by itself, ends within a few days.',
  'standing.means.orderSetupReady': 'A subscription that has not ended is not completely set up.',
  'standing.means.noRecentActivity': 'No administrator of the customer has signed in for a long time.',
  'standing.means.trial': 'A trial runs.',
  'standing.means.active': 'A subscription runs.',
  'standing.ofSource': 'A status of the data source’s own.',
  'standing.lastSignIn': 'Last sign-in',
  'standing.never': 'Never',
  'standing.over': [['product'], ': ', ['assigned'], ' assigned, ', ['purchased'], ' purchased'],
  'standing.asOf': 'As of',
} satisfies Texts;
