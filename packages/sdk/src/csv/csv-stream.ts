import { isAsyncIterable, isIterable, misfit } from '../errors/check-argument.ts';
import { CsvBytes } from './csv-bytes.ts';
import type { CsvColumn, WriteCsvOptions } from './write-csv.ts';

/** So many bytes are handed over at once, or a few more: whole lines. */
export const chunkLength = 65_536;

/**
 * Writes rows as the bytes of what `writeCsv` makes of them, in UTF-8 (REP-7): a stream that is made as it is read, in memory
 * that does not grow with the rows. These are asked for one after another, and may come along in their own time. Cancelling
 * the stream closes the rows; so does a value that throws, and with it the stream fails.
 */
export function csvStream<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  options: WriteCsvOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const isLater = isAsyncIterable(rows);
  if (!isLater && !isIterable(rows)) throw misfit('rows', 'rows', rows);
  const bytes = new CsvBytes(columns, options);
  const iterator: RowIterator<Row> = isLater ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  let [isAtEnd, isCancelled] = [false, false];
  const closeRows = async () => void (await iterator.return?.());

  async function takeRows(): Promise<void> {
    while (bytes.length < chunkLength && !isAtEnd && !isCancelled) {
      const found = iterator.next();
      // a promise for each row that is there already would cost more than its line
      const step = isLater ? await found : (found as IteratorResult<Row>);
      if (step.done) isAtEnd = true;
      else bytes.add(step.value);
    }
  }
  return new ReadableStream(
    {
      async pull(controller) {
        await takeRows().catch(async (cause) => {
          await closeRows().catch(() => undefined);
          throw cause;
        });
        if (isCancelled) return;
        if (bytes.length > 0) controller.enqueue(bytes.take());
        if (isAtEnd) controller.close();
      },
      async cancel() {
        isCancelled = true;
        await closeRows();
      },
    },
    { highWaterMark: 0 },
  );
}

type RowIterator<Row> = Iterator<Row> | AsyncIterator<Row>;
