import type { Texts } from '../texts.ts';

/** The messages of the area queue, compiled from its catalog. */
export const queueTexts = {
  'queue.title': 'Call queue insights',
  'queue.table': 'Customers and feature usage',
  'queue.lineNotKnown': [
    ['count', 2, { one: ['not known of ', 0, ' customer'], other: ['not known of ', 0, ' customers'] }],
  ],
  'queue.caveat': [
    [
      'count',
      2,
      {
        one: [
          'Of ',
          0,
          ' customer the data tells neither who was answered nor how long callers waited: weekly totals do not hold it.',
        ],
        other: [
          'Of ',
          0,
          ' customers the data tells neither who was answered nor how long callers waited: weekly totals do not hold it.',
        ],
      },
    ],
  ],
  'queue.columnCalls': 'Queue calls',
  'queue.timedOut': 'Timed out',
  'queue.overflowed': 'Overflowed',
  'queue.transferred': 'Transferred',
  'queue.abandoned': 'Abandoned',
  'queue.columnAbandonedShare': 'Abandoned, %',
  'queue.columnWait': 'Average wait before abandoning',
} satisfies Texts;
