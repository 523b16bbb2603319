import type { Texts } from '../texts.ts';

/** The messages of the area foreignFile, compiled from its catalog. */
export const foreignFileTexts = {
  'foreignFile.workbook': 'An Excel workbook (XLSX): save it as CSV',
  'foreignFile.oldWorkbook': 'A workbook of an older Excel (XLS): save it as CSV',
  'foreignFile.openSheet': 'A spreadsheet (ODS): save it as CSV',
  'foreignFile.document': 'An Office document, not a report',
  'foreignFile.archive': 'A packed archive: unpack it first',
  'foreignFile.pdf': 'A PDF document, not a report',
  'foreignFile.image': 'An image, not a report',
  'foreignFile.webPage': 'A web page, perhaps saved in place of the file',
  'foreignFile.json': 'A JSON file, not a report',
  'foreignFile.empty': 'An empty file',
  'foreignFile.unknown': 'No report that is known',
} satisfies Texts;
