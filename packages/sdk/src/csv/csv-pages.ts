import { chunkStream } from './chunk-stream.ts';
import { CsvBytes } from './csv-bytes.ts';
import { chunkLength } from './csv-stream.ts';
import type { CsvColumn, WriteCsvOptions } from './write-csv.ts';

/** The stream of `csvStream` over rows that come some at a time: a page is waited for, and none of its rows. */
export function csvOfPages<Row>(
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
  options: WriteCsvOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return chunkStream(chunksOf(new CsvBytes(columns, options), pages));
}

async function* chunksOf<Row>(bytes: CsvBytes<Row>, pages: AsyncIterable<readonly Row[]>) {
  for await (const page of pages) {
    for (const row of page) {
      bytes.add(row);
      if (bytes.length >= chunkLength) yield bytes.take();
    }
  }
  if (bytes.length > 0) yield bytes.take();
}
