import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { OperationId } from '../contract/contract.ts';
import type { Customer } from '../customers/customer.schema.ts';
import type { CustomerSort } from '../customers/customers.contract.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import type { RowProblem } from '../operation/row.schema.ts';

/** What goes with every call. */
export interface CallContext {
  /** The region asked; absent for all regions that the viewer may see. */
  readonly region?: string | undefined;
  /** The day for which figures and statuses are judged. */
  readonly asOf: CalendarDay;
  readonly signal?: AbortSignal | undefined;
  /** How long the caller waits, in milliseconds: who asks several can give up one of them in time. */
  readonly timeoutMs?: number | undefined;
}

/** What a source can do. A widget whose operation is missing says so in place. */
export interface SourceCapabilities {
  readonly operations: Pick<ReadonlySet<OperationId>, 'has'>;
}

/** A whole result that can be read at any position without asking again. */
export interface RowView<Row> {
  readonly total: number;
  /** The row at a position of the result; `undefined` when it turned out not to fit and was left out. */
  readonly at: (index: number) => Row | undefined;
  /** Rows of the source that did not fit and were left out, as far as they were looked at. */
  readonly refused: readonly RowProblem[];
}

/** What a view of customers shows. */
export interface CustomerViewInput {
  readonly query?: string | undefined;
  readonly sort?: CustomerSort | undefined;
}

/** Where the data comes from: ours over HTTP, arrays and loaders in memory, or a host's own. */
export interface PartnerDataSource {
  readonly capabilities: SourceCapabilities;
  /** Answers an operation whose input was checked. Rejects with a `PartnerError`. */
  readonly call: <O extends Operation>(
    operation: O,
    input: CheckedInputOf<O>,
    context: CallContext,
  ) => Promise<OutputOf<O>>;
  /** A whole result at once, where the source holds all rows itself; a remote source has only pages. */
  readonly openCustomers?:
    | ((input: CustomerViewInput, context: CallContext) => Promise<RowView<Customer>>)
    | undefined;
  /** Tells when answers given before may no longer be true. Returns how to stop listening. */
  readonly subscribe?: ((listener: () => void) => () => void) | undefined;
  /** Forgets what was loaded, so that the next call loads again. */
  readonly refresh?: (() => void) | undefined;
}
