import {
  type Customer,
  type CustomerSort,
  customerSortFields,
  type RowView,
  type SavedView,
} from '@partnerkit/sdk';
import { useMemo } from 'react';
import { readColumnState } from '../primitives/data-table/read-column-state.ts';
import { useDataTable } from '../primitives/data-table/use-data-table.ts';
import { type ColumnState, initialColumnState } from '../primitives/data-table/use-table-layout.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions } from '../provider/use-source-query.ts';
import type { CustomerTableProps } from './customer-table-props.ts';
import { useCustomerColumns } from './use-customer-columns.ts';
import { useCustomers } from './use-customers.ts';

/** The most customers that can be selected at once. */
export const mostSelected = 1000;

/** State and data of a {@link CustomerTable}, for a view of the host's own. */
export type CustomerTableState = ReturnType<typeof useCustomerTable>;

/** Everything of the customer list but its drawing: rows, query, sort, selection and columns. */
export function useCustomerTable(props: CustomerTableProps) {
  const { client } = usePartner();
  const options = useCallOptions();
  const [query, setQuery] = useControlled(props.query, props.defaultQuery ?? '', props.onQueryChange);
  const [asked, setAsked] = useControlled<CustomerSort | null>(
    props.sort,
    props.defaultSort ?? null,
    props.onSortChange,
  );
  // an address can hold anything
  const sort = sorts.has(asked ?? '') ? (asked as CustomerSort) : undefined;
  const [ids, setIds] = useControlled<readonly string[]>(props.selection, noIds, props.onSelectionChange);
  const [columnState, setColumnState] = useControlled<ColumnState | undefined>(
    props.columnState,
    undefined,
    props.onColumnStateChange as ((state: ColumnState | undefined) => void) | undefined,
  );
  const columns = useCustomerColumns(props);
  const customers = useCustomers({ query, sort });
  const table = useDataTable<Customer, CustomerSort>({
    columns,
    rows: {
      data: customers.data,
      failure: customers.data ? undefined : customers.error,
      total: customers.total,
      isUpdating: customers.isPlaceholderData,
      loadMore: customers.loadMore,
      refresh: customers.refresh,
      all: () => client.customers.all({ query, sort }, options),
    },
    sort,
    setSort: (next) => setAsked(next ?? null),
    columnState,
    setColumnState,
  });
  const selection = useMemo(() => new Set(ids), [ids]);

  const toggle = (id: string) =>
    setIds(selection.has(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(0, mostSelected));
  const selectAll = () => setIds(firstRows(customers.data, mostSelected).map(({ id }) => id));
  const selectedCustomers = () => firstRows(customers.data, selection.size, ({ id }) => selection.has(id));
  return {
    ...table,
    customers,
    query,
    setQuery,
    selection,
    toggle,
    selectAll,
    clearSelection: () => setIds(noIds),
    selectedCustomers,
    /** What a saved view keeps (FIL-3). */
    viewState: { query, sort, columns: table.columnState },
    /** Shows the customers as a saved view has them; what of it does not fit is left out. */
    applyView: (view: SavedView) => {
      setQuery(view.query ?? '');
      setAsked(sorts.has(view.sort ?? '') ? (view.sort as CustomerSort) : null);
      setColumnState(readColumnState(view.columns, initialColumnState(columns)));
    },
  };
}

const noIds: readonly string[] = [];
const sorts: ReadonlySet<string> = new Set(customerSortFields.flatMap((field) => [field, `-${field}`]));

function firstRows(
  rows: RowView<Customer> | undefined,
  most: number,
  isWanted: (row: Customer) => boolean = () => true,
): Customer[] {
  const found: Customer[] = [];
  for (let index = 0; rows && index < rows.total && found.length < most; index++) {
    const row = rows.at(index);
    if (row && isWanted(row)) found.push(row);
  }
  return found;
}
