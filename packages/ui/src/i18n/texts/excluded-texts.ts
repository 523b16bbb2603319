import type { Texts } from '../texts.ts';

/** The messages of the area excluded, compiled from its catalog. */
export const excludedTexts = {
  'excluded.none': 'Nothing',
  'excluded.licenses.notSupplied.customers': [
    [
      'count',
      2,
      {
        one: [0, ' customer: subscriptions not supplied'],
        other: [0, ' customers: subscriptions not supplied'],
      },
    ],
  ],
  'excluded.licenses.invalid.subscriptions': [
    [
      'count',
      2,
      {
        one: [0, ' subscription or trial: invalid data'],
        other: [0, ' subscriptions and trials: invalid data'],
      },
    ],
  ],
  'excluded.licenses.notSupplied.pools': [
    ['count', 2, { one: [0, ' row: count not supplied'], other: [0, ' rows: count not supplied'] }],
  ],
  'excluded.licenses.nothingPurchased.pools': [
    ['count', 2, { one: [0, ' row: nothing purchased'], other: [0, ' rows: nothing purchased'] }],
  ],
  'excluded.other': [['count', 4], ' ', ['of'], ': ', ['reason']],
  'excluded.calls.notSupplied.customers': [
    [
      'count',
      2,
      { one: [0, ' customer: the data does not tell'], other: [0, ' customers: the data does not tell'] },
    ],
  ],
  'excluded.calls.weekNotKnown.customers': [
    [
      'count',
      2,
      { one: [0, ' customer: the week is not known'], other: [0, ' customers: the week is not known'] },
    ],
  ],
  'excluded.calls.noQueue.customers': [
    [
      'count',
      2,
      {
        one: [0, ' customer: no call queue in these weeks'],
        other: [0, ' customers: no call queue in these weeks'],
      },
    ],
  ],
} satisfies Texts;
