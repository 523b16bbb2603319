import {
  type Customer,
  type CustomerSelection,
  type CustomerSort,
  type HostQueryFields,
  loadOnce,
  type RowView,
} from '@partnerkit/sdk';
import { isNothingSelected, matchingCustomers, selectionTest, toggledSelection } from '@partnerkit/sdk/query';
import { useEffect, useMemo, useRef } from 'react';
import { useControlled } from '../primitives/use-controlled.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions, useSourceQuery } from '../provider/use-source-query.ts';
import type { CustomerTableProps } from './customer-table-props.ts';
import { useEnriched } from './use-enriched.ts';
import { useQueryParts } from './use-query-parts.ts';

/** What the selection is made over: the rows of a query, as far as they are loaded. */
interface SelectedFrom {
  readonly query: string;
  readonly sort: string | undefined;
  readonly rows: RowView<Customer> | undefined;
  /** How many the query finds; `undefined` where that is not known. */
  readonly total: number | undefined;
}

const nobody: CustomerSelection = [];

/** Nothing reads the selected customers before there are some. */
const loadReading = loadOnce(() => import('./read-selected.ts'));

/** Who is selected, how many that is, and how many of them are not among the loaded rows. */
export function useCustomerSelection(
  { selection: controlled, defaultSelection = nobody, onSelectionChange, enrich }: CustomerTableProps<string>,
  { query, sort, rows, total }: SelectedFrom,
) {
  const { tell } = usePartner();
  const enriched = useEnriched(enrich);
  const options = useCallOptions();
  const [selection, setSelection] = useControlled(controlled, defaultSelection, (next) => {
    onSelectionChange?.(next);
    tell({ type: 'selection', table: 'customers', count: 'query' in next ? undefined : next.length });
  });
  useClearedByRegion(() => {
    if (!isNothingSelected(selection)) setSelection(nobody);
  });
  const matching = 'query' in selection ? selection : undefined;
  const found = useFound(matching?.query, { query, total, enriched, own: enrich?.filters.language });
  const test = useMemo(() => selectionTest(selection), [selection]);
  const isSelected = (id: string) => test(id, found.has(id));
  const shown = useMemo(
    () => countShown(rows, selection, test, found.has),
    [rows, selection, test, found.has],
  );
  const count = 'query' in selection ? matchingCount(selection, found.count) : new Set(selection).size;
  const isNothing = isNothingSelected(selection);
  const isAll = 'query' in selection && selection.query === query && selection.except.length === 0;
  return {
    selection,
    setSelection,
    isNothing,
    /** How much of what the query finds is selected. */
    selected: isAll ? ('all' as const) : isNothing ? ('none' as const) : ('some' as const),
    isSelected,
    /** How many are selected; `undefined` where the source does not tell how many match. */
    count,
    /** How many of them are not among the loaded rows: hidden by a filter, or on a page to come. */
    hidden: count === undefined || !rows ? undefined : Math.max(0, count - shown),
    toggle: (id: string) => setSelection(toggledSelection(selection, id, isSelected(id))),
    selectAll: () => setSelection(matchingCustomers(query)),
    clearSelection: () => setSelection(nobody),
    /** Every selected customer, loaded or not; what a bulk act works on. */
    async *selectedCustomers() {
      const known = knownIn(rows, selection);
      const { selectedCustomers } = await loadReading();
      yield* selectedCustomers(enriched.client, selection, {
        ...options,
        sort: sort as CustomerSort | undefined,
        known,
      });
    },
  };
}

/** What the selection's query finds: all rows on the page where they are of it or of a narrower one, else its ids. */
function useFound(
  wider: string | undefined,
  {
    query,
    total,
    enriched: { client, nameOf },
    own,
  }: Pick<SelectedFrom, 'query' | 'total'> & {
    readonly enriched: ReturnType<typeof useEnriched>;
    readonly own: HostQueryFields | undefined;
  },
) {
  const name = nameOf({ query: wider });
  const isOwn = wider === query;
  const isSame = wider === undefined || isOwn;
  const parts = useQueryParts(!isSame);
  // not known before queries can be read
  const isNarrower = isSame || parts?.isNarrowerQuery(query, wider, own);
  const counts = client.supports('customers.count');
  const counted = useSourceQuery(
    ['customer-count', wider ?? '', ...name],
    (call) => client.customers.count({ query: wider ?? '' }, call),
    { enabled: wider !== undefined && counts && (!isOwn || total === undefined) },
  );
  const ids = useSourceQuery(
    ['customer-ids', wider ?? '', ...name],
    async (call) => {
      const found = new Set<string>();
      for await (const { id } of client.customers.all({ query: wider ?? '' }, call)) found.add(id);
      return found;
    },
    { enabled: wider !== undefined && (isNarrower === false || (!counts && !isOwn)) },
  );
  const known = ids.isPlaceholderData ? undefined : ids.data;
  const has = useMemo(
    () => (isNarrower ? () => true : (id: string) => known?.has(id) ?? false),
    [isNarrower, known],
  );
  const asked = counted.isPlaceholderData || counted.data?.missing ? undefined : counted.data?.total;
  return { has, count: isOwn && total !== undefined ? total : (asked ?? known?.size) };
}

function matchingCount(
  { except, also }: Exclude<CustomerSelection, readonly string[]>,
  found: number | undefined,
): number | undefined {
  return found === undefined ? undefined : Math.max(0, found - except.length) + also.length;
}

function countShown(
  rows: RowView<Customer> | undefined,
  selection: CustomerSelection,
  test: ReturnType<typeof selectionTest>,
  isFound: (id: string) => boolean,
): number {
  const most = 'query' in selection ? Number.POSITIVE_INFINITY : selection.length;
  let shown = 0;
  for (let index = 0; rows && index < rows.total && shown < most; index++) {
    const row = rows.at(index);
    if (row && test(row.id, isFound(row.id))) shown += 1;
  }
  return shown;
}

function knownIn(rows: RowView<Customer> | undefined, selection: CustomerSelection) {
  const ids = new Set('query' in selection ? selection.also : selection);
  const known = new Map<string, Customer>();
  for (let index = 0; rows && index < rows.total && known.size < ids.size; index++) {
    const row = rows.at(index);
    if (row && ids.has(row.id)) known.set(row.id, row);
  }
  return (id: string) => known.get(id);
}

/** Customers of another region cannot be acted upon: a change of the region starts anew. */
function useClearedByRegion(clear: () => void): void {
  const { region } = usePartner();
  const before = useRef(region);
  useEffect(() => {
    if (before.current === region) return;
    before.current = region;
    clear();
  });
}
