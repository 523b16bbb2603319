import type { Texts } from '../texts.ts';

/** The messages of the area rollUp, compiled from its catalog. */
export const rollUpTexts = {
  'rollUp.title': 'Regions at a glance',
  'rollUp.customers': 'Customers in the list',
  'rollUp.sum': 'Sum of',
  'rollUp.peersText': 'Each region judges its customers beside its own peers.',
  'rollUp.noRegion': [
    [
      'count',
      2,
      {
        one: [0, ' customer has no region: it is in no row.'],
        other: [0, ' customers have no region: they are in no row.'],
      },
    ],
  ],
  'rollUp.noneTitle': 'No regions',
  'rollUp.noneText': 'The data names no region of a customer.',
  'rollUp.show': [['figure'], ', ', ['region'], ': show these customers'],
} satisfies Texts;
