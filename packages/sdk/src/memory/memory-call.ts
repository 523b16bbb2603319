import type { AnnouncedEvent } from '../audit/announced-event.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import type { Contract } from '../contract/contract.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import type { CustomerIndex } from './customer-index.ts';

/** What one answer is made of. */
export interface MemoryCall {
  readonly context: CallContext;
  /** The rows on the call's as-of day; they load with the first answer that needs them. */
  readonly index: () => Promise<CustomerIndex>;
  /** Tells the audit trail of a change that was kept; what is told is kept when the call succeeds (AUD-1). */
  readonly record: (change: RecordedChange) => void;
  /** Tells the host of what happened, when the call succeeds. */
  readonly announce: (event: AnnouncedEvent) => void;
}

/** Answers one operation over rows in memory. */
export type MemoryAnswer<O extends Operation> = (
  input: CheckedInputOf<O>,
  call: MemoryCall,
) => OutputOf<O> | Promise<OutputOf<O>>;

/** Answers to all operations of a feature: one that is missing does not compile. */
export type MemoryAnswers<Feature extends keyof Contract> = {
  readonly [Verb in keyof Contract[Feature]]: Contract[Feature][Verb] extends Operation
    ? MemoryAnswer<Contract[Feature][Verb]>
    : never;
};
