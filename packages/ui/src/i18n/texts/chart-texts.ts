import type { Texts } from '../texts.ts';

/** The messages of the area chart, compiled from its catalog. */
export const chartTexts = {
  'chart.chart': 'Chart',
  'chart.table': 'Table',
  'chart.showAs': 'Show as',
  'chart.save': 'Save',
  'chart.savePng': 'Picture (PNG)',
  'chart.saveSvg': 'Drawing (SVG)',
  'chart.saveXlsx': 'Data (XLSX)',
  'chart.saveCsv': 'Data (CSV)',
  'chart.saveFailed': ['It could not be saved: ', ['problem']],
  'chart.updating': 'Updating…',
} satisfies Texts;
