import type { Texts } from '../texts.ts';

/** The messages of the area means, compiled from its catalog. */
export const meansTexts = {
  'means.totalCustomers': 'Customers with Calling or Meetings in any subscription or trial on record.',
  'means.expiringCustomers': [
    'Customers with a trial, or a subscription',
    ['renewing', 1, { apart: ' that does not renew by itself', other: '' }],
    ', ending in the next ',
    ['days', 2, { one: 'day', other: [0, ' days'] }],
    '.',
  ],
  'means.renewingCustomers': [
    'Customers with a subscription that renews by itself in the next ',
    ['days', 2, { one: 'day', other: [0, ' days'] }],
    '.',
  ],
  'means.lowAssignmentCustomers': [
    [
      'own',
      1,
      {
        yes: 'Customers with a running subscription or trial that a rule of this portal’s own judges to be low.',
        other: [
          'Customers with a running subscription or trial whose assignment rate is below ',
          ['quantile', 1, { quartile: 'the lower quartile', other: ['the ', ['share'], ' quantile'] }],
          ' of its peers and at least ',
          ['gap', 2, { one: [0, ' percentage point'], other: [0, ' percentage points'] }],
          ' below their median. Peers have the same product and a similar number of licenses; where they are fewer than ',
          ['peers', 4],
          ', those of all sizes count.',
        ],
      },
    ],
  ],
  'means.overLimitCustomers':
    'Customers with more licenses assigned than purchased in a running subscription or trial.',
  'means.recentlyAdded.newCustomers': [
    'Customers with a subscription or trial of the product added in the last ',
    ['days', 2, { one: 'day', other: [0, ' days'] }],
    '.',
  ],
  'means.recentlyAdded.totalLicenses':
    'Licenses of the product purchased in all subscriptions and trials of the new customers.',
  'means.expiring.customers': [
    'Customers with a trial of the product, or a subscription',
    ['renewing', 1, { apart: ' that does not renew by itself', other: '' }],
    ', ending in the next ',
    ['days', 2, { one: 'day', other: [0, ' days'] }],
    '.',
  ],
  'means.expiring.assignedShare':
    'Assigned licenses divided by purchased ones, over the expiring subscriptions and trials.',
  'means.expiring.usedShare':
    'Licenses used in the last seven days divided by purchased ones, over the expiring subscriptions and trials.',
  'means.renewing.customers': [
    'Customers with a subscription of the product that renews by itself in the next ',
    ['days', 2, { one: 'day', other: [0, ' days'] }],
    '.',
  ],
  'means.renewing.assignedShare':
    'Assigned licenses divided by purchased ones, over the renewing subscriptions.',
  'means.renewing.usedShare':
    'Licenses used in the last seven days divided by purchased ones, over the renewing subscriptions.',
  'means.lowAssignment.customers': [
    [
      'own',
      1,
      {
        yes: 'Customers with a running subscription or trial of the product that a rule of this portal’s own judges to be low.',
        other: [
          'Customers with a running subscription or trial of the product whose assignment rate is below ',
          ['quantile', 1, { quartile: 'the lower quartile', other: ['the ', ['share'], ' quantile'] }],
          ' of its peers and at least ',
          ['gap', 2, { one: [0, ' percentage point'], other: [0, ' percentage points'] }],
          ' below their median.',
        ],
      },
    ],
  ],
  'means.lowAssignment.assignedShare':
    'Assigned licenses divided by purchased ones, over the subscriptions and trials with low assignment.',
  'means.lowAssignment.usedShare':
    'Licenses used in the last seven days, at most those assigned, divided by purchased ones, over the subscriptions and trials with low assignment.',
  'means.lowAssignment.unassigned':
    'Licenses that are not assigned, over the subscriptions and trials with low assignment.',
  'means.overLimit.customers':
    'Customers with more licenses of the product assigned than purchased in a running subscription or trial.',
  'means.overLimit.overage': 'Licenses assigned beyond those purchased, one subscription or trial at a time.',
  'means.overLimit.averageOverage':
    'Licenses assigned beyond those purchased, divided by the customers with overage.',
  'means.queueCalls': 'Calls that came into a call queue in the week.',
  'means.queueAnswered': 'Calls into queues that an agent answered.',
  'means.abandonedShare':
    'Calls in which the caller hung up or left a message before an agent was there, divided by calls into queues.',
  'means.timeToAnswer':
    'From entering a queue until an agent answered or the caller was moved to another queue, on average over those calls.',
  'means.waitBeforeAbandoning':
    'From entering a queue until the caller hung up or left a message, on average over those calls.',
} satisfies Texts;
