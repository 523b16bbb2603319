import type { AuditEntry } from '@partnerkit/sdk';
import { useMemo } from 'react';
import { auditTexts } from '../i18n/texts/audit-texts.ts';
import { TableFrame } from '../primitives/data-table/table-frame.tsx';
import type { TableCells, TableSlots } from '../primitives/data-table/table-slots.ts';
import { useDataTable } from '../primitives/data-table/use-data-table.ts';
import type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
import { StateMessage } from '../primitives/state-message.tsx';
import { useControlled } from '../primitives/use-controlled.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions } from '../provider/use-source-query.ts';
import { auditColumns } from './audit-columns.tsx';
import { type AuditFilter, AuditFilters, isFiltered } from './audit-filters.tsx';
import { auditWords } from './audit-words.ts';
import { useAuditPeople } from './use-audit-people.ts';
import { type AuditSort, allAuditEntries, auditEntryId, useAuditTrail } from './use-audit-trail.ts';

/** What {@link AuditTrail} takes; nothing is needed. */
export interface AuditTrailProps {
  /** Shows only what concerns this customer. */
  readonly customerId?: string | undefined;
  /** By whom, of which kinds and within which days, controlled. */
  readonly filter?: AuditFilter | undefined;
  readonly defaultFilter?: AuditFilter | undefined;
  readonly onFilterChange?: ((filter: AuditFilter) => void) | undefined;
  /** The sort order, controlled; `-at` is the newest first. */
  readonly sort?: AuditSort | undefined;
  readonly defaultSort?: AuditSort | undefined;
  readonly onSortChange?: ((sort: AuditSort) => void) | undefined;
  /** The arrangement of the columns, controlled. */
  readonly columnState?: ColumnState | undefined;
  readonly defaultColumnState?: ColumnState | undefined;
  readonly onColumnStateChange?: ((state: ColumnState) => void) | undefined;
  /** Draws cells of columns, by their ids. */
  readonly cells?: TableCells<AuditEntry> | undefined;
  /** Parts that the host draws itself. */
  readonly slots?: TableSlots | undefined;
  /** Makes the names of customers buttons that open them. */
  readonly onOpenCustomer?: ((customer: { readonly id: string; readonly name: string }) => void) | undefined;
}

/** Who changed what, when, and from which value to which: filtered, page after page, as CSV (AUD-1). */
export function AuditTrail(props: AuditTrailProps) {
  return (
    <Widget>
      <Trail {...props} />
    </Widget>
  );
}

const everything: AuditFilter = {};

function Trail({ customerId, onOpenCustomer, ...props }: AuditTrailProps) {
  const { t, formats, locale, client } = usePartner(auditTexts);
  const options = useCallOptions();
  const [filter, setFilter] = useControlled<AuditFilter>(
    props.filter,
    props.defaultFilter ?? everything,
    props.onFilterChange,
  );
  const [sort, setSort] = useControlled<AuditSort>(
    props.sort,
    props.defaultSort ?? '-at',
    props.onSortChange,
  );
  const [columnState, setColumnState] = useControlled<ColumnState | undefined>(
    props.columnState,
    props.defaultColumnState,
    props.onColumnStateChange as ((state: ColumnState | undefined) => void) | undefined,
  );
  const words = useMemo(() => auditWords(t, formats), [t, formats]);
  const opens = onOpenCustomer !== undefined;
  const columns = useMemo(() => auditColumns({ t, locale, words, opens }), [t, locale, words, opens]);
  const { kinds, ...others } = filter;
  const asked = { ...others, ...(kinds ? { kinds: [...kinds] } : {}), customerId };
  const query = { ...asked, sort };
  const rows = useAuditTrail(query);
  const entries = useMemo(
    () => Array.from({ length: rows.data?.total ?? 0 }, (_, index) => rows.data?.at(index) as AuditEntry),
    [rows.data],
  );
  const people = useAuditPeople(entries);
  const filtered = isFiltered(filter);
  // a program is nobody whom the source lists, and in the trail if it has changed anything
  const isStranger =
    !isFiltered({ ...filter, actor: undefined }) && !people.some(({ id }) => id === filter.actor);
  const table = useDataTable<AuditEntry, AuditSort>({
    columns,
    cells: props.cells,
    rows: { ...rows, total: rows.data?.count, all: () => allAuditEntries(client, query, options) },
    sort,
    setSort: (next) => setSort(next ?? '-at'),
    columnState,
    setColumnState,
  });
  return (
    <TableFrame
      table={table}
      words={{
        label: t('audit.title'),
        fileName: 'audit-trail',
        count: (total, isWhole) => t(isWhole ? 'audit.count' : 'audit.countAtLeast', { total }),
      }}
      rowId={auditEntryId}
      asked={JSON.stringify(asked)}
      actions={{
        open: (entry) =>
          entry.customerId && onOpenCustomer?.({ id: entry.customerId, name: words.subject(entry) }),
      }}
      search={
        <AuditFilters filter={filter} onChange={setFilter} people={people} entries={entries} words={words} />
      }
      slots={props.slots}
      onClear={filtered ? () => setFilter(everything) : undefined}
      empty={
        <StateMessage
          state="empty"
          title={t(filtered ? (isStranger ? 'audit.nobodyTitle' : 'audit.noMatchTitle') : 'audit.emptyTitle')}
          text={t(filtered ? 'audit.noMatchText' : 'audit.emptyText')}
        />
      }
    />
  );
}
