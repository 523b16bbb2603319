import type { Customer } from '../customers/customer.schema.ts';
import type { RowView } from '../operation/row-view.ts';
import type { CustomerIndex } from './customer-index.ts';

/** Positions of an index, read as customers at any of them. */
export function customerView(index: CustomerIndex, positions: Uint32Array): RowView<Customer> {
  return {
    total: positions.length,
    at: (row) => {
      const position = positions[row];
      return position === undefined ? undefined : index.customer(position);
    },
    refused: index.refused,
  };
}

/** The first of so many rows, before all of them are checked. */
export function firstView(index: CustomerIndex, total: number): RowView<Customer> {
  return {
    total,
    at: (row) => index.customer(row),
    refused: [],
    isUnchecked: true,
    awaits: index.awaits,
  };
}
