import type { Customer } from '../customers/customer.schema.ts';
import type { listCustomers } from '../customers/customers.contract.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { OutputOf } from '../operation/operation.ts';
import { allRows } from '../operation/pager.ts';

type CustomerPage = OutputOf<typeof listCustomers>;

/** All customers of a list, a page at a time. Rejects where a region is missing, so that no list is short unnoticed. */
export function everyCustomer(
  load: (cursor: string | null) => Promise<CustomerPage>,
): AsyncGenerator<Customer, void, undefined> {
  return allRows<Customer>(
    ({ id }) => id,
    async (cursor) => {
      const page = await load(cursor);
      const [gone] = page.missing ?? [];
      if (gone) throw new PartnerError(gone);
      return page;
    },
  );
}
