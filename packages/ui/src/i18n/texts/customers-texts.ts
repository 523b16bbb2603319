import type { Texts } from '../texts.ts';

/** The messages of the area customers, compiled from its catalog. */
export const customersTexts = {
  'customers.title': 'Customers',
  'customers.count': [['total', 2, { one: [0, ' customer'], other: [0, ' customers'] }]],
  'customers.countFiltered': [
    ['total', 2, { one: [0, ' customer matches'], other: [0, ' customers match'] }],
  ],
  'customers.countAtLeast': [['total', 2, { one: [0, ' customer so far'], other: [0, ' customers so far'] }]],
  'customers.notFiltered': 'The data source did not apply every filter.',
  'customers.asOf': ['as of ', ['date']],
  'customers.byAttention': 'Most urgent first',
  'customers.byAttentionLast': 'Least urgent first',
  'customers.launch': 'Launch organization',
  'customers.launchNamed': ['Launch the organization of ', ['name']],
  'customers.open': ['Open ', ['name']],
  'customers.details': ['Details of ', ['name']],
  'customers.selected': [['count', 2, { one: [0, ' selected'], other: [0, ' selected'] }]],
  'customers.selectRow': ['Select ', ['name']],
  'customers.selectAll': 'Select all',
  'customers.selectedAll': 'All that match selected',
} satisfies Texts;
