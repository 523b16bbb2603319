import type { MissingRegion, RowView } from '@partnerkit/sdk';

/** Where a table's rows come from, as far as they are loaded. */
export interface TableRows<Row> {
  /** `undefined` while they load. */
  readonly data: (RowView<Row> & { readonly nextCursor: string | null }) | undefined;
  /** Why there are none, shown in their place. */
  readonly failure: unknown;
  /** Why those that are shown are not the ones asked for now, or as they were; said in a line above them. */
  readonly outdated?: unknown;
  /** Regions whose rows are not among them, though asked for; said in a line each. */
  readonly missing?: readonly MissingRegion[] | undefined;
  /** Asks one of them alone, and for all rows again once it answers; rejects where it fails again. */
  readonly tryRegion?: ((region: string) => Promise<void>) | undefined;
  /** How many the whole result has; `undefined` while only the first of them are known. */
  readonly total: number | undefined;
  /** Old rows stay while others load. */
  readonly isUpdating: boolean;
  /** Asks for the next page. */
  readonly loadMore: () => void;
  /** Asks for so many rows more; answers the rows with them, `undefined` where that was called off. Rejects where it fails; absent, all are there. */
  readonly readMore?: ((more: number, signal: AbortSignal) => Promise<TableRows<Row>['data']>) | undefined;
  readonly refresh: () => void;
  /** Every row of the result, for the export. */
  readonly all: () => AsyncIterable<Row>;
}
