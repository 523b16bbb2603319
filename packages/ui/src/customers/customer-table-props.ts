import type { Customer, CustomerSelection, CustomerSort, StartedTrial } from '@partnerkit/sdk';
import type { ComponentType } from 'react';
import type { Enrichment } from '../host-fields/enrichment.ts';
import type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
import type { StartTrialOptions } from '../trials/start-trial-wizard.tsx';
import type { CustomerAction } from './customer-action.ts';
import type { CustomerColumn } from './customer-columns.tsx';

/** An order of the customer list: by what the source sorts, or by a `Field` of the host's that is complete. */
export type CustomerTableSort<Field extends string = never> = CustomerSort | Field | `-${Field}`;

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
  readonly sort?: CustomerTableSort<Field> | null | undefined;
  readonly defaultSort?: CustomerTableSort<Field> | undefined;
  readonly onSortChange?: ((sort: CustomerTableSort<Field> | null) => void) | undefined;
  /** Who is selected, controlled: ids, or all that a query finds with exceptions. */
  readonly selection?: CustomerSelection | undefined;
  /** Every customer of it, loaded or not, is what `selectedCustomers` of the SDK gives. */
  readonly onSelectionChange?: ((selection: CustomerSelection) => void) | undefined;
  /** How the viewer has arranged the columns, controlled. */
  readonly columnState?: ColumnState | undefined;
  readonly onColumnStateChange?: ((state: ColumnState) => void) | undefined;
  /** The ids of the columns that are shown at first, in this order; absent, the usual ones. */
  readonly columns?: readonly string[] | undefined;
  /** Columns of the host's own, after ours. */
  readonly extraColumns?: readonly CustomerColumn[] | undefined;
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
  readonly slots?:
    | {
        /** At the end of the toolbar. */
        readonly toolbar?: ComponentType<{ readonly selection: CustomerSelection }> | undefined;
        /** Instead of what is said where there are no customers at all. */
        readonly empty?: ComponentType | undefined;
      }
    | undefined;
}
