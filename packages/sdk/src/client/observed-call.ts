import type { OperationId } from '../contract/contract.ts';
import { checkRecord } from '../errors/check-argument.ts';
import { type PartnerError, toPartnerError } from '../errors/partner-error.ts';
import { telling } from '../errors/telling.ts';
import type { Observe } from './observe.ts';

/** Marks an error that a host was told of: copies of the SDK on one page agree. */
const told = Symbol.for('partnerkit.told');

/** Which call it is. */
interface ObservedOf {
  readonly operation?: OperationId | undefined;
  readonly region?: string | undefined;
}

/** Runs a call and tells how long it took and what it failed with. Rejects as the call does. */
export async function observedCall<Answer>(
  observe: Observe<never>,
  operation: OperationId,
  { region }: Pick<ObservedOf, 'region'>,
  now: () => number,
  run: () => PromiseLike<Answer>,
): Promise<Answer> {
  const began = now();
  const tellMetric = (outcome: 'done' | PartnerError['code']) => {
    const ms = Math.max(0, now() - began);
    telling('observe.metric', () => observe.metric?.({ type: 'call', operation, region, ms, outcome }));
  };
  try {
    const answer = await run();
    tellMetric('done');
    return answer;
  } catch (cause) {
    const error = toPartnerError(cause);
    tellMetric(error.code);
    tell(observe, error, { operation, region });
    throw error;
  }
}

/**
 * Tells a host what failed, in words that it may send, unless it was called off or is the failure of a call that a client has told
 * of. Throws `invalid` where `observe` is no object.
 */
export function tellFailure(observe: Observe<never>, cause: unknown): void {
  checkRecord('observe', observe);
  const error = toPartnerError(cause);
  if (!(told in error)) tell(observe, error, {});
}

function tell(observe: Observe<never>, error: PartnerError, { operation, region }: ObservedOf): void {
  if (!observe.error || error.code === 'cancelled') return;
  // a frozen one is told of by both
  Reflect.defineProperty(error, told, { value: true });
  const { code, requestId, status, phase, retryable } = error;
  const failure = { code, operation, region: error.region ?? region, requestId, status, phase, retryable };
  telling('observe.error', () => observe.error?.(failure, error));
}
