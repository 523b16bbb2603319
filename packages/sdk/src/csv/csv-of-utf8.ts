import { chunkStream } from './chunk-stream.ts';
import { CsvBytes, type Utf8Rows } from './csv-bytes.ts';
import { chunkLength } from './csv-stream.ts';
import type { WriteCsvOptions } from './write-csv.ts';

/** The stream of `csvStream` over rows whose cells are bytes already: most of them are looked at once and go on as they are. */
export function csvOfUtf8(
  headers: readonly string[],
  pages: AsyncIterable<Utf8Rows>,
  options: WriteCsvOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const columns = headers.map((header) => ({ header, value: () => undefined }));
  return chunkStream(chunksOf(new CsvBytes<never>(columns, options), pages));
}

async function* chunksOf(bytes: CsvBytes<never>, pages: AsyncIterable<Utf8Rows>) {
  for await (const page of pages) {
    bytes.addUtf8(page);
    if (bytes.length >= chunkLength) yield bytes.take();
  }
  if (bytes.length > 0) yield bytes.take();
}
