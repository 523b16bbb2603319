import type { Customer, CustomerSelection, CustomerSort, StartedTrial } from '@partnerkit/sdk';
import type { ComponentType } from 'react';
import type { Enrichment } from '../host-fields/enrichment.ts';
import type { TableCells, TableSlots } from '../primitives/data-table/table-slots.ts';
import type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
import type { StartTrialOptions } from '../trials/start-trial-wizard.tsx';
import type { CustomerAction } from './customer-action.ts';
import type { CustomerColumn, CustomerColumnId } from './customer-columns.tsx';

/** An order of the customer list: by what the source sorts, or by a `Field` of the host's that is complete. */
export type CustomerTableSort<Field extends string = never> = CustomerSort | Field | `-${Field}`;

/** Cells of the customer list that a host draws, by the ids of their columns. */
export type CustomerCells<Field extends string = never> = TableCells<Customer, CustomerColumnId | Field>;

/** What the details of a customer are drawn with. */
export interface CustomerDetailSlotProps {
  readonly customer: Customer;
  readonly close: () => void;
}

/** Parts of the customer list that a host draws itself; toolbar and footer are told who is selected. */
export interface CustomerTableSlots extends TableSlots<{ readonly selection: CustomerSelection }> {
  /**
   * What stands beside the rows for one customer, below its name: each row has a button for it. It is asked for by id, so it stays
   * while the list is filtered, scrolled and sorted.
   */
  readonly detail?: ComponentType<CustomerDetailSlotProps> | undefined;
}

/**
 * What the customer table takes; nothing is needed. Each slice of state is the host's as soon as it is given. `Field` names the
 * fields of `enrich`.
 */
export interface CustomerTableProps<Field extends string = never> {
  /** The query as text (FIL-2), controlled. */
  readonly query?: string | undefined;
  readonly defaultQuery?: string | undefined;
  readonly onQueryChange?: ((query: string) => void) | undefined;
  /** The sort order, controlled; `null` for the order of the source. A complete field of `enrich` sorts by its own id. */
  readonly sort?: CustomerTableSort<NoInfer<Field>> | null | undefined;
  readonly defaultSort?: CustomerTableSort<NoInfer<Field>> | undefined;
  readonly onSortChange?: ((sort: CustomerTableSort<NoInfer<Field>> | null) => void) | undefined;
  /** Who is selected, controlled: ids, or all that a query finds with exceptions. */
  readonly selection?: CustomerSelection | undefined;
  readonly defaultSelection?: CustomerSelection | undefined;
  /** Every customer of it, loaded or not, is what `selectedCustomers` of the SDK gives. */
  readonly onSelectionChange?: ((selection: CustomerSelection) => void) | undefined;
  /** How the viewer has arranged the columns, controlled. */
  readonly columnState?: ColumnState | undefined;
  readonly defaultColumnState?: ColumnState | undefined;
  readonly onColumnStateChange?: ((state: ColumnState) => void) | undefined;
  /** The id of the customer whose details stand beside the rows, controlled; `null` is nobody's. With `slots.detail`. */
  readonly detail?: string | null | undefined;
  readonly defaultDetail?: string | undefined;
  readonly onDetailChange?: ((id: string | null) => void) | undefined;
  /** The ids of the columns that are shown at first, in this order; absent, the usual ones. */
  readonly columns?: readonly string[] | undefined;
  /** Columns of the host's own, after ours. */
  readonly extraColumns?: readonly CustomerColumn[] | undefined;
  /** Draws cells of columns, ours too: `{ name: ({ row, children }) => … }`. */
  readonly cells?: CustomerCells<NoInfer<Field>> | undefined;
  /** Columns of values that the host knows and the source does not, loaded for the rows in view: `createEnrichment`. */
  readonly enrich?: Enrichment<Field> | undefined;
  /** What the host does with customers, in the menu of a row and beside what is done with the selection. */
  readonly actions?: readonly CustomerAction[] | undefined;
  /** Makes the names buttons that open the customer (CUS-4). */
  readonly onOpenCustomer?: ((customer: Customer) => void) | undefined;
  /** Where a customer's own organization opens (CUS-3); `undefined` for one that cannot be launched. */
  readonly launchHref?: ((customer: Customer) => string | undefined) | undefined;
  /** Instead of a link: the host's own way to launch. */
  readonly onLaunch?: ((customer: Customer) => void) | undefined;
  /** Told of a trial that was started from here; its customer stands in the list already (TRI-1). */
  readonly onTrialStarted?: ((started: StartedTrial) => void) | undefined;
  /** Instead of the wizard: the host's own way to start a trial. */
  readonly onStartTrial?: (() => void) | undefined;
  /** What else a host says of the wizard that starts a trial; `false` has no button for it. */
  readonly startTrial?: Omit<StartTrialOptions, 'customer' | 'onTrialStarted'> | false | undefined;
  /**
   * Single letters act on the list from wherever the page has the focus, outside of fields, menus, dialogs and other widgets: `j` and
   * `k` go through the rows, `x` selects, `t` tags, `e` exports. Off unless given: a page that offers them has a setting that
   * switches them off (WCAG 2.1.4). One list on a page has them.
   */
  readonly shortcuts?: boolean | undefined;
  /** Parts that the host draws itself, each a component: write them outside of yours. */
  readonly slots?: CustomerTableSlots | undefined;
}
