import { useMemo } from 'react';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { useDataTable } from '../primitives/data-table/use-data-table.ts';
import type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions } from '../provider/use-source-query.ts';
import type { CallingTableProps, CallingTableSpec } from './calling-table-props.ts';
import {
  allCallingCustomers,
  type CallingCustomer,
  type CallingSort,
  useCallingCustomers,
} from './use-calling-customers.ts';

/** Columns, rows, search, order and arrangement of a calling table. */
export function useCallingTable(spec: CallingTableSpec, props: CallingTableProps) {
  const { t, formats, client } = usePartner();
  const options = useCallOptions();
  const figureFormats = useFigureFormats();
  const { week, endpoint } = props;
  const [search, setSearch] = useControlled(props.search, props.defaultSearch ?? '', props.onSearchChange);
  const [sort, setSort] = useControlled<CallingSort | null>(
    props.sort,
    props.defaultSort === undefined ? spec.sort : props.defaultSort,
    props.onSortChange,
  );
  const [columnState, setColumnState] = useControlled<ColumnState | undefined>(
    props.columnState,
    props.defaultColumnState,
    props.onColumnStateChange as ((state: ColumnState | undefined) => void) | undefined,
  );
  const opens = props.onOpenCustomer !== undefined;
  const columns = useMemo(
    () => spec.columns({ t, formats, figureFormats, opens }),
    [spec, t, formats, figureFormats, opens],
  );
  const query = { week, endpoint, withQueues: spec.withQueues, search, sort: sort ?? undefined };
  const rows = useCallingCustomers(query);
  const table = useDataTable<CallingCustomer, CallingSort>({
    columns,
    cells: props.cells,
    rows: { ...rows, total: rows.data?.count, all: () => allCallingCustomers(client, query, options) },
    sort: sort ?? undefined,
    setSort: (next) => setSort(next ?? null),
    columnState,
    setColumnState,
  });
  return { table, search, setSearch };
}
