import type { OperationId } from '../contract/contract.ts';
import type { PartnerErrorCode } from '../errors/partner-error.ts';

/** A change that is about to be asked for: of the source, or an action of the host's own. */
export interface Mutation {
  /** The operation, or `action:` with the id of a host's own action. */
  readonly operation: OperationId | `action:${string}`;
  /** What it is asked with, checked; not to be changed. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The region that it is asked of; absent for the source's own rule. */
  readonly region: string | undefined;
}

/** What became of a change. Of what it was asked with it tells ids alone. */
export interface MutationOutcome {
  readonly type: 'mutation';
  readonly phase: 'done' | 'failed' | 'refused';
  readonly operation: Mutation['operation'];
  /** Of customers, subscriptions, views and the like, as far as the change names them and they are no e-mail address: at most 1,000. */
  readonly ids: readonly string[];
  /** Why it failed. */
  readonly code?: PartnerErrorCode | undefined;
}
