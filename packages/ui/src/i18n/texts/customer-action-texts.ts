import type { Texts } from '../texts.ts';

/** The messages of the area customerAction, compiled from its catalog. */
export const customerActionTexts = {
  'customerAction.more': ['More actions for ', ['name']],
  'customerAction.selected': 'Actions',
  'customerAction.running': [
    ['action'],
    ': ',
    ['count', 2, { one: [0, ' customer'], other: [0, ' customers'] }],
    '…',
  ],
  'customerAction.done': [
    ['action'],
    ': done for ',
    ['count', 2, { one: [0, ' customer'], other: [0, ' customers'] }],
  ],
  'customerAction.failed': [['action'], ' failed.'],
  'customerAction.refused': [['action'], ' was not done.'],
  'customerAction.leftOut': [
    [
      'count',
      2,
      {
        one: ['Not available for ', 0, ' of those selected: it is left out.'],
        other: ['Not available for ', 0, ' of those selected: they are left out.'],
      },
    ],
  ],
  'customerAction.forNone': [['action'], ': not available for any of those selected'],
} satisfies Texts;
