import type { Texts } from '../texts.ts';

/** The messages of the area made, compiled from its catalog. */
export const madeTexts = {
  'made.customers': [['count', 2, { one: [0, ' customer'], other: [0, ' customers'] }]],
  'made.customersOf': [['above'], ' of ', ['below'], ' customers'],
  'made.licenses': [['count', 2, { one: [0, ' license'], other: [0, ' licenses'] }]],
  'made.assigned': [['above'], ' assigned ÷ ', ['below'], ' purchased = ', ['value']],
  'made.used': [['above'], ' used ÷ ', ['below'], ' purchased = ', ['value']],
  'made.average': [['above'], ' licenses ÷ ', ['below'], ' customers = ', ['value']],
  'made.queueCalls': [['count', 2, { one: [0, ' call'], other: [0, ' calls'] }]],
  'made.abandoned': [['above'], ' abandoned ÷ ', ['below'], ' calls into queues = ', ['value']],
  'made.time': [
    [
      'of',
      2,
      {
        one: [['above'], ' ÷ ', 0, ' call = ', ['value']],
        other: [['above'], ' ÷ ', 0, ' calls = ', ['value']],
      },
    ],
  ],
} satisfies Texts;
