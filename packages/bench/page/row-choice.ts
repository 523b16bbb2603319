import type { BenchFilter, BenchRow } from './contestant.ts';

/** Whether something is chosen beside the text. */
export function hasChoice({ status, product, tag, owner }: BenchFilter): boolean {
  return (status ?? product ?? tag ?? owner) !== undefined;
}

const owners = ['anna', 'bruno', 'chiara', 'davide', 'elena', 'fabio', 'giulia'];

/** Who looks after a customer of the host: the same one for the same id. */
export function ownerOf(id: string): string {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) % 9973;
  return owners[sum % owners.length]!;
}

/** Whether a row has all that is chosen beside the text. */
export function isChosen(row: BenchRow, { status, product, tag, owner }: BenchFilter): boolean {
  return (
    (status === undefined || row.statuses.includes(status)) &&
    (product === undefined || row.products.includes(product)) &&
    (tag === undefined || row.tags.includes(tag)) &&
    (owner === undefined || ownerOf(row.id) === owner)
  );
}
