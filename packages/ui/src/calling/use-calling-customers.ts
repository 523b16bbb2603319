import { maxPageSize, type PartnerClient, PartnerError } from '@partnerkit/sdk';
import { allRows } from '@partnerkit/sdk/client';
import { type PagedRows, usePagedRows } from '../primitives/data-table/use-paged-rows.ts';
import { usePartner } from '../provider/partner-context.ts';
import { usePermission } from '../provider/use-viewer.ts';

type Customers = PartnerClient['calling']['customers'];
type Page = Awaited<ReturnType<Customers>>;
type CustomersInput = NonNullable<Parameters<Customers>[0]>;

/** A customer in the week shown, as the calling tables have it (CAL-2, CAL-5, CAL-8). */
export type CallingCustomer = Page['items'][number];
/** A sort order of the calling tables. */
export type CallingSort = NonNullable<CustomersInput['sort']>;
/** The rows of a calling table as far as they are loaded. */
export type CallingCustomerRows = PagedRows<CallingCustomer>;

/** Which customers of the calling tables. */
export interface CallingCustomersQuery {
  /** The Sunday of the week shown; absent, the last complete one. */
  readonly week?: string | undefined;
  /** Those with legs of one endpoint type. */
  readonly endpoint?: string | undefined;
  /** Those with queues alone. */
  readonly withQueues?: boolean | undefined;
  /** Text that the customer's name holds. */
  readonly search?: string | undefined;
  /** Absent, the most calls first. */
  readonly sort?: CallingSort | undefined;
}

const pageSize = 100;
const forbidden = new PartnerError({ code: 'forbidden', message: 'analytics.see' });

/** Customers with calling in a week (CAL-2, CAL-5, CAL-8): a page, and one more whenever it is asked for. */
export function useCallingCustomers(query: CallingCustomersQuery) {
  const { client } = usePartner();
  const { week, endpoint, withQueues = false, search = '', sort } = query;
  const mayOrUnknown = usePermission('analytics.see') !== false;
  const rows = usePagedRows<CallingCustomer>({
    name: ['calling-customers', week ?? null, endpoint ?? null, withQueues, search, sort ?? null],
    // old rows stay while another order or search loads, but never those of another week
    standsInWithin: 4,
    idOf: callingCustomerId,
    pageSize,
    enabled: mayOrUnknown,
    load: ({ cursor, limit, options }) =>
      client.calling.customers(
        { week, endpoint, withQueues, search: search || undefined, sort, limit, cursor },
        options,
      ),
  });
  return mayOrUnknown ? rows : { ...rows, data: undefined, failure: forbidden, outdated: undefined };
}

/** What tells a row from all others. */
export function callingCustomerId({ customerId }: CallingCustomer): string {
  return customerId;
}

/** All rows of a calling table, asked a page at a time. A source that does not end its pages ends in `malformed`. */
export function allCallingCustomers(
  client: PartnerClient,
  { search, ...query }: CallingCustomersQuery,
  options: Parameters<Customers>[1],
): AsyncGenerator<CallingCustomer, void, undefined> {
  return allRows(callingCustomerId, (cursor) =>
    client.calling.customers({ ...query, search: search || undefined, limit: maxPageSize, cursor }, options),
  );
}
