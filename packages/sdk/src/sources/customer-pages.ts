import type { Customer } from '../customers/customer.schema.ts';
import type { listCustomers } from '../customers/customers.contract.ts';
import type { CheckedInputOf, OutputOf } from '../operation/operation.ts';
import type { CustomerFilter } from '../query/customer-filter.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { CallContext, CustomerViewInput, RowView } from './data-source.ts';
import { cursorId, pageCursor, unusableCursor } from './page-cursor.ts';

/** One page of an index. Rows that turn out not to fit are left out of it and named. */
export function customerPage(
  index: CustomerIndex,
  filter: CustomerFilter | undefined,
  { sort, limit = 50, cursor }: CheckedInputOf<typeof listCustomers>,
  { region }: CallContext,
): OutputOf<typeof listCustomers> {
  const list = JSON.stringify([filter?.key ?? '', sort ?? '', region ?? '']);
  const positions = index.select({ filter, sort, region });
  const items: Customer[] = [];
  let next = cursor ? startAfter(index, positions, cursorId(list, cursor)) : 0;
  for (; next < positions.length && items.length < limit; next++) {
    const customer = index.customer(positions[next] as number);
    if (customer) items.push(customer);
  }
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && next < positions.length ? pageCursor(list, last.id) : null,
    total: positions.length,
    ...(index.refused.length > 0 ? { refused: [...index.refused] } : {}),
  };
}

/** A whole selection of an index, read at any position. */
export function customerView(
  index: CustomerIndex,
  filter: CustomerFilter | undefined,
  { sort }: CustomerViewInput,
  { region }: CallContext,
): RowView<Customer> {
  const positions = index.select({ filter, sort, region });
  return {
    total: positions.length,
    at: (row) => {
      const position = positions[row];
      return position === undefined ? undefined : index.customer(position);
    },
    refused: index.refused,
  };
}

function startAfter(index: CustomerIndex, positions: Uint32Array, id: string): number {
  const position = index.positionOf(id);
  const found = position === undefined ? -1 : positions.indexOf(position);
  if (found < 0) throw unusableCursor();
  return found + 1;
}
