import type { Texts } from '../texts.ts';

/** The messages of the area table, compiled from its catalog. */
export const tableTexts = {
  'table.updating': 'Updating…',
  'table.refused': [['count', 2, { one: [0, ' row left out'], other: [0, ' rows left out'] }]],
  'table.refusedRow': ['Row ', ['index'], ', ', ['field'], ': ', ['problem']],
  'table.refusedMore': [['count', 2, { one: ['and ', 0, ' more'], other: ['and ', 0, ' more'] }]],
  'table.export': 'Export',
  'table.exporting': 'Exporting…',
  'table.exported': ['Exported: ', ['table']],
  'table.exportFailed': ['The export failed: ', ['problem']],
  'table.columns': 'Columns',
  'table.columnsNamed': ['Columns: ', ['table']],
  'table.exportNamed': ['Export: ', ['table']],
} satisfies Texts;
