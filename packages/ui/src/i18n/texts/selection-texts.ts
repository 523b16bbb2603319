import type { Texts } from '../texts.ts';

/** The messages of the area selection, compiled from its catalog. */
export const selectionTexts = {
  'customers.clearSelection': 'Clear selection',
  'customers.selectedHidden': [
    ['count', 2, { one: [0, ' of them is not shown'], other: [0, ' of them are not shown'] }],
  ],
  'customers.selectedGone': [
    [
      'count',
      2,
      {
        one: [0, ' selected customer is no longer there'],
        other: [0, ' selected customers are no longer there'],
      },
    ],
  ],
  'customers.selectionReading': ['Reading ', ['count', 4], '…'],
  'customers.selectionFailed': ['The selected customers could not be read. ', ['problem']],
  'customers.exportSelected': 'Export selection',
  'customers.tagSelected': 'Tags…',
} satisfies Texts;
