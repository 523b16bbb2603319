import type { Texts } from '../texts.ts';

/** The messages of the area columnMenu, compiled from its catalog. */
export const columnMenuTexts = {
  'sort.ascending': 'Sort ascending',
  'sort.descending': 'Sort descending',
  'columns.moveStart': 'Move towards the start',
  'columns.moveEnd': 'Move towards the end',
  'columns.pinStart': 'Pin at the start',
  'columns.pinEnd': 'Pin at the end',
  'columns.unpin': 'Unpin',
  'columns.wider': 'Wider',
  'columns.narrower': 'Narrower',
  'columns.hide': 'Hide column',
  'columns.reset': 'Reset columns',
} satisfies Texts;
