import type { Texts } from '../texts.ts';

/** The messages of the area waste, compiled from its catalog. */
export const wasteTexts = {
  'waste.title': 'Price of waste a month',
  'waste.idle': 'unassigned and unused licenses',
  'waste.overage': 'licenses over the limit',
  'waste.none': 'No price known',
  'waste.idleAMonth': ['Waste: ', ['amounts'], ' a month'],
  'waste.overageAMonth': ['Overage: ', ['amounts'], ' a month'],
  'waste.columnIdle': 'Unassigned and unused, a month',
  'waste.columnUnassigned': 'Unassigned, a month',
  'waste.columnUnused': 'Unused, a month',
  'waste.columnOverage': 'Over limit, a month',
  'waste.columnCurrency': 'Currency',
} satisfies Texts;
