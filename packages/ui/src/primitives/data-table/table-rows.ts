import type { RowView } from '@partnerkit/sdk';

/** Where a table's rows come from, as far as they are loaded. */
export interface TableRows<Row> {
  /** `undefined` while they load. */
  readonly data: (RowView<Row> & { readonly nextCursor: string | null }) | undefined;
  /** Why there are none, shown in their place. */
  readonly failure: unknown;
  /** Why those that are shown are not the ones asked for now, or as they were; said in a line above them. */
  readonly outdated?: unknown;
  /** How many the whole result has; `undefined` while only the first of them are known. */
  readonly total: number | undefined;
  /** Old rows stay while others load. */
  readonly isUpdating: boolean;
  /** Asks for the next page. */
  readonly loadMore: () => void;
  readonly refresh: () => void;
  /** Every row of the result, for the export. */
  readonly all: () => AsyncIterable<Row>;
}
