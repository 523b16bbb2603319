import type { Texts } from '../texts.ts';

/** The messages of the area exportMenu, compiled from its catalog. */
export const exportMenuTexts = {
  'table.exportXlsx': 'Excel workbook (XLSX)',
  'table.exportCsv': 'Text with separators (CSV)',
  'table.print': 'Print…',
} satisfies Texts;
