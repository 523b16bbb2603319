import type { Texts } from '../texts.ts';

/** The messages of the area printing, compiled from its catalog. */
export const printingTexts = {
  'printing.title': ['Print: ', ['table']],
  'printing.readOf': [['done', 4], ' of ', ['total', 4], ' rows are read'],
  'printing.read': [['done', 4], ' rows are read'],
  'printing.tooManyOf': [
    'The list has ',
    ['total', 4],
    ' rows. At most ',
    ['shown', 4],
    ' are printed; the file has all of them.',
  ],
  'printing.tooMany': [
    'The list has more than ',
    ['shown', 4],
    ' rows, and no more are printed. The file has all of them.',
  ],
  'printing.first': ['Print the first ', ['shown', 4]],
  'printing.failed': 'Not all rows could be read.',
} satisfies Texts;
