import type { CustomerSort } from '@partnerkit/sdk';
import type { CustomerTableProps } from '../customers/customer-table-props.ts';
import type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
import type { AddressStep, PageAddress } from './use-page-address.ts';

/** What of a list of customers stands in an address, and how it is called there. */
export interface CustomerTableAddressOptions {
  /** What the list shows where the address says nothing. */
  readonly defaultQuery?: string | undefined;
  readonly defaultSort?: string | undefined;
  /** Before each name, where a page has several lists: `left-` makes `left-query`. */
  readonly prefix?: string | undefined;
  /** Whether the arrangement of the columns stands there too, which makes the address long. */
  readonly columns?: boolean | undefined;
}

/** The state of a list of customers that an address has. */
export type CustomerTableAddress = Pick<
  CustomerTableProps<string>,
  | 'query'
  | 'onQueryChange'
  | 'onSortChange'
  | 'detail'
  | 'onDetailChange'
  | 'columnState'
  | 'onColumnStateChange'
> & {
  /** Whatever the address has: a list leaves out what it can't sort by. */
  readonly sort: CustomerSort | null;
};

/**
 * Keeps query, order and open details of a list of customers in the page's address: `<CustomerTable {...customerTableAddress(address)} />`.
 * A filter, an order and details are steps that Back takes back; while a word is typed, it is one step.
 */
export function customerTableAddress(
  address: PageAddress,
  { defaultQuery = '', defaultSort = '', prefix = '', columns = false }: CustomerTableAddressOptions = {},
): CustomerTableAddress {
  const put = (name: string, value: string, usual: string, step: AddressStep = 'push') =>
    address.set({ [`${prefix}${name}`]: value === usual ? undefined : value }, step);
  const get = (name: string, usual: string) => address.get(`${prefix}${name}`) ?? usual;
  const query = get('query', defaultQuery);
  return {
    query,
    onQueryChange: (next) => put('query', next, defaultQuery, isTyping(query, next) ? 'replace' : 'push'),
    // an address can hold anything, and the list knows what it sorts by
    sort: (get('sort', defaultSort) || null) as CustomerSort | null,
    onSortChange: (next) => put('sort', next ?? '', defaultSort),
    detail: get('detail', '') || null,
    onDetailChange: (next) => put('detail', next ?? '', ''),
    ...(columns && {
      columnState: readColumns(address.get(`${prefix}columns`)),
      onColumnStateChange: (next: ColumnState) => put('columns', JSON.stringify(next), '', 'replace'),
    }),
  };
}

/** Whether a word becomes another by one letter: the first and the last are not, so that Back leads to the list without it. */
function isTyping(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  const [short, long] = before.length < after.length ? [before, after] : [after, before];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = short.length === long.length ? 1 : 0;
  return short.slice(same + rest) === long.slice(same + 1);
}

/** The table takes of an arrangement what fits its columns. */
function readColumns(kept: string | undefined): ColumnState | undefined {
  try {
    const read: unknown = kept === undefined ? undefined : JSON.parse(kept);
    return typeof read === 'object' && read !== null ? (read as ColumnState) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the chosen region in the page's address: `<PartnerProvider {...regionAddress(address)}>`. */
export function regionAddress(address: PageAddress): {
  readonly region: string | null;
  readonly onRegionChange: (region: string | null) => void;
} {
  return {
    region: address.get('region') || null,
    onRegionChange: (region) => address.set({ region: region ?? undefined }, 'push'),
  };
}
