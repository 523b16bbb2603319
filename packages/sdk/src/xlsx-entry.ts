export { xlsxMediaType } from './csv/file-media-types.ts';
export type { CsvColumn, CsvColumnKind, CsvValue } from './csv/write-csv.ts';
export { type WriteXlsxOptions, writeXlsx } from './xlsx/write-xlsx.ts';
