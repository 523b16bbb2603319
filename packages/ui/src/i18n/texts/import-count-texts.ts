import type { Texts } from '../texts.ts';

/** The messages of the area importCount, compiled from its catalog. */
export const importCountTexts = {
  'importCount.newCustomers': [['count', 2, { one: [0, ' new customer'], other: [0, ' new customers'] }]],
  'importCount.movedCustomers': [
    [
      'count',
      2,
      { one: [0, ' customer moved to another region'], other: [0, ' customers moved to another region'] },
    ],
  ],
  'importCount.locationWeeks': [
    [
      'count',
      2,
      {
        one: ['Calling usage: ', 0, ' row of a location'],
        other: ['Calling usage: ', 0, ' rows of locations'],
      },
    ],
  ],
  'importCount.devices': [['count', 2, { one: [0, ' device'], other: [0, ' devices'] }]],
  'importCount.phoneNumbers': [['count', 2, { one: [0, ' phone number'], other: [0, ' phone numbers'] }]],
  'importCount.legs': [['count', 2, { one: [0, ' call leg'], other: [0, ' call legs'] }]],
  'importCount.repeatedLegs': [
    [
      'count',
      2,
      { one: [0, ' call leg that was there before'], other: [0, ' call legs that were there before'] },
    ],
  ],
  'importCount.otherLegs': [
    [
      'count',
      2,
      { one: [0, ' leg of another product, left alone'], other: [0, ' legs of other products, left alone'] },
    ],
  ],
  'importCount.groupLegs': [
    [
      'count',
      2,
      {
        one: [0, ' record of a queue or group itself, left alone'],
        other: [0, ' records of queues and groups themselves, left alone'],
      },
    ],
  ],
} satisfies Texts;
