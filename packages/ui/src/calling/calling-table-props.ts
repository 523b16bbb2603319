import type { callingTexts } from '../i18n/texts/calling-texts.ts';
import type { queueTexts } from '../i18n/texts/queue-texts.ts';
import type { IdIn } from '../i18n/translate.ts';
import type { TableCells, TableSlots } from '../primitives/data-table/table-slots.ts';
import type { ColumnState } from '../primitives/data-table/use-table-layout.ts';
import type { CallingColumn, CallingColumnOptions } from './calling-columns.tsx';
import type { CallingCustomer, CallingSort } from './use-calling-customers.ts';

/** A customer as the rows of the calling tables name it. */
export interface NamedCustomer {
  readonly id: string;
  readonly name: string;
}

/** What a table of the calling engagement takes; nothing is needed. */
export interface CallingTableProps {
  /** The Sunday of the week shown; absent, the last complete one. */
  readonly week?: string | undefined;
  /** Shows only customers with legs of this endpoint type. */
  readonly endpoint?: string | undefined;
  /** Makes the filter by endpoint type something that can be taken away. */
  readonly onClearEndpoint?: (() => void) | undefined;
  /** Makes the names buttons that open the customer (CUS-4). */
  readonly onOpenCustomer?: ((customer: NamedCustomer) => void) | undefined;
  /** The sort order, controlled; `null` is the source's own. */
  readonly sort?: CallingSort | null | undefined;
  readonly defaultSort?: CallingSort | null | undefined;
  readonly onSortChange?: ((sort: CallingSort | null) => void) | undefined;
  /** What the names are searched for, controlled. */
  readonly search?: string | undefined;
  readonly defaultSearch?: string | undefined;
  readonly onSearchChange?: ((search: string) => void) | undefined;
  /** The arrangement of the columns, controlled. */
  readonly columnState?: ColumnState | undefined;
  readonly defaultColumnState?: ColumnState | undefined;
  readonly onColumnStateChange?: ((state: ColumnState) => void) | undefined;
  /** Draws cells of columns, by their ids. */
  readonly cells?: TableCells<CallingCustomer> | undefined;
  /** Parts that the host draws itself. */
  readonly slots?: TableSlots | undefined;
  /** Of its heading on the host's page; absent, 2. */
  readonly headingLevel?: 2 | 3 | 4 | undefined;
}

/** The words that a table of the calling engagement has of its own. */
export type CallingWord = IdIn<typeof callingTexts | typeof queueTexts>;

/** What tells one table of the calling engagement from the others: its columns, its rows and its words. */
export interface CallingTableSpec {
  readonly title: CallingWord;
  /** What its table is called; another name than the section around it has. */
  readonly table: CallingWord;
  /** Why there is no row. */
  readonly empty: CallingWord;
  /** The export's file, without its ending. */
  readonly fileName: string;
  readonly columns: (options: CallingColumnOptions) => readonly CallingColumn[];
  /** The order in which it is first shown. */
  readonly sort: CallingSort;
  /** Customers with queues alone. */
  readonly withQueues?: true;
}
