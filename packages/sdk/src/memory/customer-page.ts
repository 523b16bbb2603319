import type { Customer } from '../customers/customer.schema.ts';
import type { listCustomers } from '../customers/customers.contract.ts';
import type { CheckedInputOf, OutputOf } from '../operation/operation.ts';
import { pageCursor, readPageCursor, unusableCursor } from '../operation/page-cursor.ts';
import { usualPageSize } from '../operation/page-size.ts';
import type { CustomerIndex, CustomerSelection } from './customer-index.ts';

/** One page of an index. Rows that turn out not to fit are left out of it and named. */
export function customerPage(
  index: CustomerIndex,
  selection: CustomerSelection,
  { limit = usualPageSize, cursor }: CheckedInputOf<typeof listCustomers>,
): OutputOf<typeof listCustomers> {
  const { filter, order, region } = selection;
  const list = JSON.stringify([filter?.key, order?.sort, region, index.asOf]);
  const positions = index.select(selection);
  const items: Customer[] = [];
  let next = cursor ? startAfter(index, positions, readPageCursor(list, cursor)) : 0;
  for (; next < positions.length && items.length < limit; next++) {
    const customer = index.customer(positions[next] as number);
    if (customer) items.push(order?.told(customer) ?? customer);
  }
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && next < positions.length ? pageCursor(list, last.id) : null,
    total: positions.length,
    ...(index.refused.length > 0 ? { refused: [...index.refused] } : {}),
  };
}

function startAfter(index: CustomerIndex, positions: Uint32Array, id: unknown): number {
  const position = typeof id === 'string' ? index.positionOf(id) : undefined;
  const found = position === undefined ? -1 : positions.indexOf(position);
  if (found < 0) throw unusableCursor();
  return found + 1;
}
