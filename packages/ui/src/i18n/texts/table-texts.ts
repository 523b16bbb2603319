import type { Texts } from '../texts.ts';

/** The messages of the area table, compiled from its catalog. */
export const tableTexts = {
  'table.updating': 'Updating…',
  'table.export': 'Export',
  'table.exporting': 'Exporting…',
  'table.exported': ['Exported: ', ['table']],
  'table.exportFailed': ['The export failed: ', ['problem']],
  'table.columns': 'Columns',
  'table.columnsNamed': ['Columns: ', ['table']],
  'table.exportNamed': ['Export: ', ['table']],
} satisfies Texts;
