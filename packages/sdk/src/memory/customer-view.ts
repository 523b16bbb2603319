import type { Customer } from '../customers/customer.schema.ts';
import type { RowView } from '../operation/row-view.ts';
import type { CustomerIndex, CustomerSelection } from './customer-index.ts';

/** A whole selection of an index, read at any position. */
export function customerView(index: CustomerIndex, selection: CustomerSelection): RowView<Customer> {
  const positions = index.select(selection);
  return {
    total: positions.length,
    at: (row) => {
      const position = positions[row];
      return position === undefined ? undefined : index.customer(position);
    },
    refused: index.refused,
  };
}
