import type { Texts } from '../texts.ts';

/** The messages of the area columns, compiled from its catalog. */
export const columnsTexts = {
  'columns.menu': ['Options of column ', ['column']],
  'columns.moved': ['“', ['column'], '” moved to place ', ['place', 4], ' of ', ['count', 4]],
  'columns.sized': ['“', ['column'], '” is ', ['width', 4], ' pixels wide'],
} satisfies Texts;
