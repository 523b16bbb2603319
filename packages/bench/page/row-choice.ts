import type { BenchFilter, BenchRow } from './contestant.ts';

/** Whether something is chosen beside the text. */
export function hasChoice({ status, product, tag }: BenchFilter): boolean {
  return (status ?? product ?? tag) !== undefined;
}

/** Whether a row has all that is chosen beside the text. */
export function isChosen(row: BenchRow, { status, product, tag }: BenchFilter): boolean {
  return (
    (status === undefined || row.statuses.includes(status)) &&
    (product === undefined || row.products.includes(product)) &&
    (tag === undefined || row.tags.includes(tag))
  );
}
