import { isPartnerError, type PartnerErrorCode } from '@partnerkit/sdk';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { columnsTexts } from '../../i18n/texts/columns-texts.ts';
import { sortTexts } from '../../i18n/texts/sort-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { notifyFailure } from '../notify-failure.ts';
import { useSameEntries } from '../use-same-entries.ts';
import type { ColumnTable } from './column-table.ts';
import type { DataColumn } from './data-column.ts';
import { readColumnState } from './read-column-state.ts';
import type { TableRows } from './table-rows.ts';
import type { TableCells } from './table-slots.ts';
import { type ColumnState, initialColumnState } from './use-table-layout.ts';
import { withCells } from './with-cells.tsx';

/** What a table is made of: columns, a row source, an order and an arrangement, whoever keeps them. */
export interface DataTableInput<Row, Order extends string> {
  readonly columns: readonly DataColumn<Row>[];
  /** Cells that the host draws. */
  readonly cells?: TableCells<Row> | undefined;
  readonly rows: TableRows<Row>;
  /** A field, with `-` before it the other way round. */
  readonly sort: Order | undefined;
  readonly setSort: (sort: Order | undefined) => void;
  /** `undefined`: as the columns stand at first. */
  readonly columnState: ColumnState | undefined;
  readonly setColumnState: (state: ColumnState) => void;
}

/** State of a table, and what its frame needs to draw it. */
export type DataTableState<Row, Order extends string = string> = ReturnType<typeof useDataTable<Row, Order>>;

/** Everything that tables share but their drawing. An order that the source cannot give is given up, not the table. */
export function useDataTable<Row, Order extends string>(given: DataTableInput<Row, Order>) {
  const { t } = usePartner(columnsTexts);
  const cells = useSameEntries(given.cells);
  const columns = useMemo(
    () => (cells ? withCells(given.columns, cells) : given.columns),
    [given.columns, cells],
  );
  const input = { ...given, columns };
  const arranged = useMemo(() => initialColumnState(input.columns), [input.columns]);
  // what a host has kept may be of other columns, or of no table at all
  const kept = useMemo(
    () => input.columnState && readColumnState(input.columnState, arranged),
    [input.columnState, arranged],
  );
  const state = { ...input, columnState: kept ?? arranged };
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  // headers are drawn anew only when something of them changed, so what they are given stays the same
  const columnMenuLabel = useCallback((column: string) => t('columns.menu', { column }), [t]);
  const onSortChange = useCallback(
    (next: string | undefined) => latest.current.setSort(next as Order | undefined),
    [],
  );
  const columnTable = useCallback(
    (): ColumnTable => ({ ...latest.current, setSort: onSortChange }),
    [onSortChange],
  );
  useFailingSort(state);
  return {
    ...state,
    resetColumns: () => input.setColumnState(arranged),
    columnTable,
    columnMenuLabel,
    onSortChange,
  };
}

/** What a sort can be to blame for; a lost connection is not. */
const sortFailures: ReadonlySet<PartnerErrorCode> = new Set(['invalid', 'unsupported', 'unknown']);

/** Gives an order up that may have made the rows fail; it was the one to blame, and is told so, where they come without it. */
function useFailingSort<Row, Order extends string>({
  rows,
  sort,
  setSort,
  columns,
}: DataTableInput<Row, Order>) {
  const { t, notify } = usePartner(sortTexts);
  const failure = rows.failure ?? rows.outdated;
  const blamed = useRef<{ readonly sort: Order; readonly failure: unknown }>(undefined);
  useEffect(() => {
    const suspect = blamed.current;
    if (sort !== undefined) {
      if (!failure || failure === suspect?.failure || !mayComeFromSort(failure)) return;
      blamed.current = { sort, failure };
      setSort(undefined);
    } else if (suspect && failure !== suspect.failure && (failure || rows.data)) {
      blamed.current = undefined;
      if (failure) return;
      const field = suspect.sort.replace(/^-/, '');
      const column = columns.find((one) => one.sort === field)?.header ?? field;
      notifyFailure({ notify, t }, suspect.failure, (problem) => t('sort.failed', { column, problem }));
    }
  });
}

function mayComeFromSort(failure: unknown): boolean {
  if (!isPartnerError(failure)) return true;
  const [first] = failure.fields;
  return sortFailures.has(failure.code) && (first === undefined || first.field === 'sort');
}
