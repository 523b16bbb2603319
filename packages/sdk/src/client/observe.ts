import type { OperationId } from '../contract/contract.ts';
import type { PartnerError, PartnerErrorCode } from '../errors/partner-error.ts';
import type { MutationOutcome } from './mutation.ts';

/**
 * Who is told, for a host's own records, of what fails, how long calls take, and what happens. Nothing is sent anywhere and
 * nothing measured unless a function is given. What it is handed first has ids, codes, names of operations, regions and fields, and
 * numbers: nothing of a person, of what somebody typed, or of a row. One that throws changes nothing but the console.
 */
export interface Observe<Event = MutationOutcome> {
  /**
   * Told of everything that fails and was not called off. What `thrown` says, its message and its `cause`, may quote rows and what the
   * host's own code threw: it is for the console, and leaves the page only where a host decides so.
   */
  readonly error?: ((failure: ObservedFailure, thrown: PartnerError) => void) | undefined;
  /** Told of each call once it has ended. */
  readonly metric?: ((metric: PartnerMetric) => void) | undefined;
  /** Told of what happened: of a client each change, of a provider also what the viewer does. */
  readonly event?: ((event: Event) => void) | undefined;
}

/** What failed, without a word of it. */
export interface ObservedFailure {
  readonly code: PartnerErrorCode;
  /** The operation that was asked; absent where it was no call, as of a widget that broke. */
  readonly operation: OperationId | undefined;
  readonly region: string | undefined;
  /** By which the server's records know the request. */
  readonly requestId: string | undefined;
  /** The status of the answer, of HTTP. */
  readonly status: number | undefined;
  /** Where it failed: before asking, while the source answered, or in what it answered. */
  readonly phase: PartnerError['phase'];
  readonly retryable: boolean;
}

/** How long a call took. */
export interface PartnerMetric {
  readonly type: 'call';
  readonly operation: OperationId;
  /** The region it was asked of; absent for the source's own rule. */
  readonly region: string | undefined;
  /** Milliseconds, retries included, by the client's clock. */
  readonly ms: number;
  readonly outcome: 'done' | PartnerErrorCode;
}
