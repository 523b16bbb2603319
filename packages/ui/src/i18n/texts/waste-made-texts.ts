import type { Texts } from '../texts.ts';

/** The messages of the area wasteMade, compiled from its catalog. */
export const wasteMadeTexts = {
  'wasteMade.meansIdle':
    'What licenses cost a month that are paid for but not assigned, or assigned but not used in the last seven days, at the prices supplied. Amounts in different currencies are not added up.',
  'wasteMade.meansOverage':
    'What the licenses assigned beyond those purchased would cost a month, at the prices supplied. Amounts in different currencies are not added up.',
  'wasteMade.madeIdle': [['unassigned'], ' unassigned + ', ['unused'], ' unused'],
  'wasteMade.madeOverage': [['overage'], ' over the limit'],
  'wasteMade.todaysPrices': "At today's prices in both weeks",
  'wasteMade.noPrice': [['count', 2, { one: [0, ' row: no price'], other: [0, ' rows: no price'] }]],
  'wasteMade.assignedNotSupplied': [
    [
      'count',
      2,
      {
        one: [0, ' row: assigned licenses not supplied'],
        other: [0, ' rows: assigned licenses not supplied'],
      },
    ],
  ],
  'wasteMade.usedNotSupplied': [
    [
      'count',
      2,
      { one: [0, ' row: used licenses not supplied'], other: [0, ' rows: used licenses not supplied'] },
    ],
  ],
  'wasteMade.trial': [
    ['count', 2, { one: [0, ' row: a trial costs nothing'], other: [0, ' rows: trials cost nothing'] }],
  ],
} satisfies Texts;
