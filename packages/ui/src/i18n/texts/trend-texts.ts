import type { Texts } from '../texts.ts';

/** The messages of the area trend, compiled from its catalog. */
export const trendTexts = {
  'trend.title': ['License distribution trend: ', ['product']],
  'trend.titleOfAll': 'License distribution trend',
  'trend.used': 'Used',
  'trend.assignedUnused': 'Assigned, unused',
  'trend.available': 'Available',
  'trend.total': 'Total',
  'trend.week': 'Week',
  'trend.weekOf': ['Week of ', ['date']],
  'trend.rose': [
    'Used licenses rose from ',
    ['from'],
    ' to ',
    ['to'],
    ' in ',
    ['weeks', 2, { one: [0, ' week'], other: [0, ' weeks'] }],
    '.',
  ],
  'trend.fell': [
    'Used licenses fell from ',
    ['from'],
    ' to ',
    ['to'],
    ' in ',
    ['weeks', 2, { one: [0, ' week'], other: [0, ' weeks'] }],
    '.',
  ],
  'trend.steady': [
    'Used licenses are at ',
    ['to'],
    ', as they were ',
    ['ago', 2, { one: [0, ' week'], other: [0, ' weeks'] }],
    ' ago.',
  ],
  'trend.oneWeek': [['to'], ' licenses were used in the one week that is known.'],
  'trend.weekText': [
    ['week'],
    ': ',
    ['used'],
    ' used, ',
    ['assignedUnused'],
    ' assigned but unused, ',
    ['available'],
    ' available.',
  ],
  'trend.weekUnknown': [['week'], ': no history.'],
  'trend.gap': 'No history',
  'trend.note': ['Last complete week: from ', ['date'], ' (UTC).'],
  'trend.emptyTitle': 'No history yet',
  'trend.emptyText': [
    [
      'weeks',
      2,
      {
        one: ['There are no weekly counts of ', ['product'], ' in the last complete week.'],
        other: ['There are no weekly counts of ', ['product'], ' in the last ', 0, ' complete weeks.'],
      },
    ],
  ],
} satisfies Texts;
