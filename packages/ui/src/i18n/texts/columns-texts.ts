import type { Texts } from '../texts.ts';

/** The messages of the area columns, compiled from its catalog. */
export const columnsTexts = {
  'columns.menu': ['Options of column ', ['column']],
  'columns.moveStart': 'Move towards the start',
  'columns.moveEnd': 'Move towards the end',
  'columns.moved': ['“', ['column'], '” moved to place ', ['place', 4], ' of ', ['count', 4]],
  'columns.sized': ['“', ['column'], '” is ', ['width', 4], ' pixels wide'],
  'columns.pinStart': 'Pin at the start',
  'columns.pinEnd': 'Pin at the end',
  'columns.unpin': 'Unpin',
  'columns.wider': 'Wider',
  'columns.narrower': 'Narrower',
  'columns.hide': 'Hide column',
  'columns.reset': 'Reset columns',
} satisfies Texts;
