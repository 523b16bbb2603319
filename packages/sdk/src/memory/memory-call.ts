import type { CallContext } from '../operation/call-context.ts';
import type { CustomerIndex } from './customer-index.ts';

/** What one answer is made of. */
export interface MemoryCall {
  readonly context: CallContext;
  /** The rows on the call's as-of day. */
  readonly index: CustomerIndex;
}
