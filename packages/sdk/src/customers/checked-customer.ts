import { type CheckedRow, checkedRow } from '../operation/checked-row.ts';
import { type CustomerRow, customerSchema } from './customer.schema.ts';
import { customerSurelyFits } from './customer-surely-fits.ts';

/** Checks a customer row (spec section 5): the one verdict for lists, figures and imports. */
export function checkedCustomer(row: unknown): CheckedRow<CustomerRow> {
  return customerSurelyFits(row) ? { row: row as CustomerRow } : checkedRow(customerSchema, row);
}
