import {
  type Customer,
  type CustomerSort,
  customerSortFields,
  type RowView,
  type SavedView,
} from '@partnerkit/sdk';
import { useMemo, useState } from 'react';
import type { DataColumn } from '../primitives/data-table/data-column.ts';
import { readColumnState } from '../primitives/data-table/read-column-state.ts';
import { initialColumnState } from '../primitives/data-table/use-table-layout.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useMayEditTags } from '../tags/use-may-edit-tags.ts';
import { customerColumns } from './customer-columns.tsx';
import { launchColumn, selectionColumn } from './customer-controls.tsx';
import type { CustomerTableProps } from './customer-table-props.ts';
import { useCustomers } from './use-customers.ts';

/** The most customers that can be selected at once. */
export const mostSelected = 1000;

/** State and data of a {@link CustomerTable}, for a view of the host's own. */
export type CustomerTableState = ReturnType<typeof useCustomerTable>;

/** Everything of the customer list but its drawing: rows, query, sort, selection and columns. */
export function useCustomerTable(props: CustomerTableProps) {
  const { t, notify } = usePartner();
  const [query, setQuery] = useControlled(props.query, props.defaultQuery ?? '', props.onQueryChange);
  const [sort, setSort] = useControlled<CustomerSort | null>(
    props.sort,
    props.defaultSort ?? null,
    props.onSortChange,
  );
  const [ids, setIds] = useControlled<readonly string[]>(props.selection, noIds, props.onSelectionChange);
  const columns = useColumns(props);
  const [arranged] = useState(() => initialColumnState(columns));
  const [columnState, setColumnState] = useControlled(props.columnState, arranged, props.onColumnStateChange);
  const customers = useCustomers({ query, sort: sort ?? undefined });
  const selection = useMemo(() => new Set(ids), [ids]);

  const toggle = (id: string) =>
    setIds(selection.has(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(0, mostSelected));
  const selectAll = () => setIds(firstRows(customers.data, mostSelected).map(({ id }) => id));
  const selectedCustomers = () => firstRows(customers.data, selection.size, ({ id }) => selection.has(id));
  /** Runs a callback of the host's: what it throws is said here and harms nothing else. */
  const run = (callback: () => void) => {
    try {
      callback();
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      notify({ tone: 'danger', text: `${t('state.brokenTitle')}: ${problem}` });
    }
  };
  return {
    customers,
    query,
    setQuery,
    sort: sort ?? undefined,
    setSort: (next: CustomerSort | undefined) => setSort(next ?? null),
    selection,
    toggle,
    selectAll,
    clearSelection: () => setIds(noIds),
    selectedCustomers,
    columns,
    columnState,
    setColumnState,
    resetColumns: () => setColumnState(initialColumnState(columns)),
    /** What a saved view keeps (FIL-3). */
    viewState: { query, sort: sort ?? undefined, columns: columnState },
    /** Shows the customers as a saved view has them; what of it does not fit is left out. */
    applyView: (view: SavedView) => {
      setQuery(view.query ?? '');
      setSort(sorts.has(view.sort ?? '') ? (view.sort as CustomerSort) : null);
      setColumnState(readColumnState(view.columns, initialColumnState(columns)));
    },
    run,
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

function useColumns({
  columns: shown,
  extraColumns,
  launchHref,
  onLaunch,
  onOpenCustomer,
}: CustomerTableProps) {
  const { t, formats } = usePartner();
  const mayEditTags = useMayEditTags();
  const opens = onOpenCustomer !== undefined;
  const launch = launchHref ?? onLaunch !== undefined;
  return useMemo((): readonly DataColumn<Customer>[] => {
    const options = { t, formats, mayEditTags, opens, launch };
    const ours = [...customerColumns(options), ...(extraColumns ?? [])];
    const chosen = shown ? chosenColumns(ours, shown) : ours;
    return [selectionColumn(t), ...chosen, ...(launch ? [launchColumn(options)] : [])];
  }, [t, formats, mayEditTags, opens, launch, shown, extraColumns]);
}

function chosenColumns(
  columns: readonly DataColumn<Customer>[],
  shown: readonly string[],
): DataColumn<Customer>[] {
  const first = shown.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  const rest = columns.filter(({ id }) => !shown.includes(id));
  return [
    ...first.map((column) => ({ ...column, hidden: false })),
    ...rest.map((column) => ({ ...column, hidden: true })),
  ];
}
