import type { Texts } from '../texts.ts';

/** The messages of the area line, compiled from its catalog. */
export const lineTexts = {
  'line.customersOf': [['share'], ' of customers'],
  'line.customers': ['as of ', ['date']],
  'line.assigned': [['above'], ' of ', ['below'], ' licenses'],
  'line.used': [['above'], ' of ', ['below'], ' licenses'],
  'line.licenses': [['count', 2, { one: 'license', other: 'licenses' }]],
  'line.average': 'licenses per customer',
  'line.queueCalls': ['week of ', ['date']],
  'line.abandoned': [['of', 2, { one: ['over ', 0, ' call'], other: ['over ', 0, ' calls'] }]],
  'line.time': [['of', 2, { one: ['over ', 0, ' call'], other: ['over ', 0, ' calls'] }]],
} satisfies Texts;
