import type { Writable } from 'node:stream';

/** Writes so many of the rows into a sink, as a stream. */
export type WriteRows = (rows: number, sink: Writable) => Promise<void>;

/** Reads a file as it comes along. */
export type ReadFile = (path: string) => Promise<ReadCount>;

/** What a reader found: how many records, and how long all their cells are together. */
export interface ReadCount {
  readonly records: number;
  readonly length: number;
}

/** Who takes part in what: each is a file of the folder of its task. */
export const contestants = {
  csv: ['partnerkit', 'csv-stringify', 'fast-csv', 'rows-alone'],
  read: ['partnerkit-by-record', 'partnerkit-by-chunk', 'papaparse-by-record', 'papaparse-by-chunk'],
  xlsx: ['partnerkit', 'exceljs'],
} as const;
