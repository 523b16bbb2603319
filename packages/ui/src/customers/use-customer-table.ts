import {
  type CallOptions,
  type Customer,
  type CustomerSort,
  customerSortFields,
  type SavedView,
} from '@partnerkit/sdk';
import { columnsTexts } from '../i18n/texts/columns-texts.ts';
import { viewsTexts } from '../i18n/texts/views-texts.ts';
import { goneColumns, readColumnState } from '../primitives/data-table/read-column-state.ts';
import { useDataTable } from '../primitives/data-table/use-data-table.ts';
import { type ColumnState, initialColumnState } from '../primitives/data-table/use-table-layout.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions } from '../provider/use-source-query.ts';
import type { CustomerTableProps } from './customer-table-props.ts';
import { useCustomerColumns } from './use-customer-columns.ts';
import { useCustomerSelection } from './use-customer-selection.ts';
import { useCustomers } from './use-customers.ts';

/** State and data of a {@link CustomerTable}, for a view of the host's own. */
export type CustomerTableState = ReturnType<typeof useCustomerTable>;

/** Everything of the customer list but its drawing: rows, query, sort, selection and columns. */
export function useCustomerTable(props: CustomerTableProps) {
  const { client, region, t, notify, report } = usePartner(columnsTexts, viewsTexts);
  const { enrich } = props;
  const options = useCallOptions();
  const [query, setQuery] = useControlled(props.query, props.defaultQuery ?? '', props.onQueryChange);
  const [asked, setAsked] = useControlled<CustomerSort | null>(
    props.sort,
    props.defaultSort ?? null,
    props.onSortChange,
  );
  // an address can hold anything
  const isByHost = (order: string) => enrich?.sorts.includes(order.replace(/^-/, '')) ?? false;
  const isSort = (order: string) => sorts.has(order) || isByHost(order);
  const sort = isSort(asked ?? '') ? (asked as CustomerSort) : undefined;
  const ordered =
    enrich && sort !== undefined && isByHost(sort)
      ? (call: CallOptions) => enrich.ordered({ client, report }, { query, sort, options: call })
      : undefined;
  const [columnState, setColumnState] = useControlled<ColumnState | undefined>(
    props.columnState,
    undefined,
    props.onColumnStateChange as ((state: ColumnState | undefined) => void) | undefined,
  );
  const columns = useCustomerColumns(props);
  const customers = useCustomers({ query, sort, ordered });
  const table = useDataTable<Customer, CustomerSort>({
    columns,
    rows: {
      ...customers,
      all: () => (ordered ? inTurn(ordered(options)) : client.customers.all({ query, sort }, options)),
    },
    sort,
    setSort: (next) => setAsked(next ?? null),
    columnState,
    setColumnState,
  });
  const selected = useCustomerSelection(props, {
    query,
    sort: ordered ? undefined : sort,
    rows: customers.data,
    total: customers.isPlaceholderData ? undefined : customers.total,
  });
  return {
    ...table,
    customers,
    query,
    setQuery,
    ...selected,
    /** What a saved view keeps (FIL-3). */
    viewState: { query, sort, columns: table.columnState, region: region ?? null },
    /** Shows the customers as a saved view has them; what of it does not fit is left out, columns that are gone are told. */
    applyView: (view: SavedView) => {
      const usual = initialColumnState(columns);
      const gone = goneColumns(view.columns, usual);
      const isSorted = isSort(view.sort ?? '');
      const told = [
        ...(gone.length > 0 ? [t('columns.gone', { count: gone.length, columns: gone.join(', ') })] : []),
        ...(view.sort && !isSorted ? [t('views.sortGone', { sort: view.sort })] : []),
      ];
      if (told.length > 0) notify({ text: told.join(' ') });
      setQuery(view.query ?? '');
      setAsked(isSorted ? (view.sort as CustomerSort) : null);
      setColumnState(readColumnState(view.columns, usual));
    },
  };
}

async function* inTurn(rows: Promise<readonly Customer[]>) {
  yield* await rows;
}

const sorts: ReadonlySet<string> = new Set(customerSortFields.flatMap((field) => [field, `-${field}`]));
