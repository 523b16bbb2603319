import type { BenchFilter, BenchRow, DerivedOf } from './contestant.ts';

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

/** Whether a row has all that is chosen beside the text; what costs a look for its subscription is asked last. */
export function isChosen(
  row: BenchRow,
  derivedOf: DerivedOf,
  { status, product, tag, owner }: BenchFilter,
): boolean {
  if (tag !== undefined && !row.tags?.includes(tag)) return false;
  if (owner !== undefined && ownerOf(row.id) !== owner) return false;
  if (status === undefined && product === undefined) return true;
  const { statuses, products } = derivedOf(row);
  return (
    (status === undefined || statuses.includes(status)) &&
    (product === undefined || products.includes(product))
  );
}
