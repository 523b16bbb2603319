import type { Customer, CustomerSort, SavedView } from '@partnerkit/sdk';
import { customerSortFields } from '@partnerkit/sdk/query';
import { useDataTable } from '../primitives/data-table/use-data-table.ts';
import type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions } from '../provider/use-source-query.ts';
import type { CustomerTableProps } from './customer-table-props.ts';
import { tellQuery } from './tell-query.ts';
import { useCustomerColumns } from './use-customer-columns.ts';
import { useCustomerSelection } from './use-customer-selection.ts';
import { useCustomers } from './use-customers.ts';
import { useEnriched } from './use-enriched.ts';
import { withQueryParts } from './use-query-parts.ts';

/** State and data of a {@link CustomerTable}, for a view of the host's own. */
export type CustomerTableState = ReturnType<typeof useTable>;

/** What the list is called in events and views. */
const tableName = 'customers';

/** Everything of the customer list but its drawing: rows, query, sort, selection and columns. */
export function useCustomerTable<Field extends string = never>(props: CustomerTableProps<Field>) {
  return useTable(props as CustomerTableProps<string>);
}

function useTable(props: CustomerTableProps<string>) {
  const { region, t, notify, tell } = usePartner();
  const { enrich } = props;
  const options = useCallOptions();
  const [query, setQuery] = useControlled(props.query, props.defaultQuery ?? '', (next) => {
    props.onQueryChange?.(next);
    tellQuery(tell, tableName, next, enrich);
  });
  const [asked, setAsked] = useControlled<string | null>(props.sort, props.defaultSort ?? null, (next) => {
    props.onSortChange?.(next);
    tell({ type: 'sort', table: tableName, sort: next });
  });
  // an address can hold anything
  const isSort = (order: string) =>
    sorts.has(order) || (enrich?.sorts.includes(order.replace(/^-/, '')) ?? false);
  const sort = isSort(asked ?? '') ? (asked ?? undefined) : undefined;
  const [columnState, setColumnState] = useControlled<ColumnState | undefined>(
    props.columnState,
    props.defaultColumnState,
    (next) => {
      if (!next) return;
      props.onColumnStateChange?.(next);
      const shown = next.columnOrder.filter((id) => next.columnVisibility[id] !== false);
      tell({ type: 'columns', table: tableName, shown });
    },
  );
  const [detail, setDetail] = useControlled<string | null>(
    props.detail,
    props.defaultDetail ?? null,
    props.onDetailChange,
  );
  const columns = useCustomerColumns(props);
  const customers = useCustomers({ query, sort, enrich });
  const { client } = useEnriched(enrich);
  const table = useDataTable<Customer, string>({
    columns,
    cells: props.cells,
    rows: {
      ...customers,
      all: () => client.customers.all({ query, sort: sort as CustomerSort | undefined }, options),
    },
    sort,
    setSort: (next) => setAsked(next ?? null),
    columnState,
    setColumnState,
  });
  const selected = useCustomerSelection(props, {
    query,
    sort,
    rows: customers.data,
    total: customers.isPlaceholderData ? undefined : customers.total,
  });
  return {
    ...table,
    customers,
    query,
    setQuery,
    ...selected,
    /** The id of the customer whose details stand beside the rows; `null` is nobody's. */
    detail,
    setDetail,
    /** What a saved view keeps (FIL-3). */
    viewState: { query, sort, columns: table.columnState, region: region ?? null },
    /** Shows the customers as a saved view has them; what of it does not fit is left out, columns that are gone are told. */
    applyView: (view: SavedView) =>
      withQueryParts(({ readableView }) => {
        const shown = readableView(view, { columns, isSort, language: enrich?.filters.language, t });
        // one notice, or the second would take the first away
        if (shown.told.length > 0) notify({ text: shown.told.join(' ') });
        setQuery(shown.query);
        setAsked(shown.sort);
        setColumnState(shown.columns);
      }),
  };
}

const sorts: ReadonlySet<string> = new Set(customerSortFields.flatMap((field) => [field, `-${field}`]));
