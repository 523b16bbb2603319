import type { OperationId } from '../contract/contract.ts';
import type { Customer } from '../customers/customer.schema.ts';
import type { CustomerSort } from '../customers/customer-sorts.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import type { RowView } from '../operation/row-view.ts';

/** What a source can do. A widget whose operation is missing says so in place. */
export interface SourceCapabilities {
  readonly operations: Pick<ReadonlySet<OperationId>, 'has'>;
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
  /**
   * The same result at once, for a paint that waits for nothing; `undefined` where it is not at hand. Where only its first rows
   * are, it says `isUnchecked`, and what {@link openCustomers} answers takes their place.
   */
  readonly firstCustomers?:
    | ((input: CustomerViewInput, context: CallContext) => RowView<Customer> | undefined)
    | undefined;
  /** Tells when answers given before may no longer be true. Returns how to stop listening. */
  readonly subscribe?: ((listener: () => void) => () => void) | undefined;
  /** Forgets what was loaded, so that the next call loads again. */
  readonly refresh?: (() => void) | undefined;
}
