import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import type { ReadCount } from '../contestant.ts';

/** Streams a file through Papa Parse, which tells of its records in one of its ways. */
export function parseFile(
  path: string,
  by: (count: (cells: readonly string[]) => void) => object,
): Promise<ReadCount> {
  return new Promise((resolve, reject) => {
    let [records, length] = [0, 0];
    const count = (cells: readonly string[]) => {
      records++;
      for (const cell of cells) length += cell.length;
    };
    // told the encoding, the stream keeps letters whole in which a chunk ends; Papa Parse does not
    Papa.parse<string[]>(createReadStream(path, 'utf8'), {
      ...by(count),
      skipEmptyLines: true,
      complete: () => resolve({ records, length }),
      error: reject,
    });
  });
}
