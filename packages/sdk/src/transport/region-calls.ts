import { toPartnerError } from '../errors/partner-error.ts';
import { checkedAnswer } from '../operation/checked-answer.ts';
import type { Operation, OutputOf } from '../operation/operation.ts';
import type { OperationRequest } from './operation-request.ts';
import { createRetryBudget } from './retry-budget.ts';
import { pauseBeforeRetry, type RetryPolicy } from './retry-policy.ts';
import { type AttemptOptions, sendAttempt } from './send-attempt.ts';
import { createTokenKeeper, type HeldToken, type TokenKeeperOptions } from './token-keeper.ts';
import { pause, withinTime } from './within-time.ts';

/** What the calls of one region share. */
export interface RegionCallsOptions extends AttemptOptions, TokenKeeperOptions {
  readonly retry: RetryPolicy;
  readonly deadlineMs: number;
  readonly random: () => number;
}

/** Who waits for a call. */
interface Caller {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** A call ends before its caller's patience does: what is told of it then names the region and the request. */
const shareOfPatience = 0.95;

/** Sends one call, as often as it takes and may, and answers what fits its operation. */
export type RegionCall = <O extends Operation>(
  operation: O,
  request: OperationRequest,
  caller: Caller,
) => Promise<OutputOf<O>>;

/** The calls of one region, which share its token and its budget of retries. */
export function createRegionCalls(region: string, options: RegionCallsOptions): RegionCall {
  const { deadlineMs, now, random } = options;
  const token = createTokenKeeper(region, options);
  const budget = createRetryBudget();

  async function sent<O extends Operation>(
    operation: O,
    { request, ms }: { readonly request: OperationRequest; readonly ms: number },
    signal: AbortSignal,
  ) {
    const deadline = now() + ms;
    let attempt = 1;
    let rejected: HeldToken | undefined;
    for (;;) {
      const held = await token(signal, rejected);
      try {
        const check = (value: unknown) => checkedAnswer(operation, value);
        const answer = await sendAttempt({ request, token: held.text, check, signal }, options);
        budget.refill();
        return answer;
      } catch (cause) {
        const failure = toPartnerError(cause);
        if (failure.status === 401 && !rejected) {
          rejected = held;
          continue;
        }
        const pauseMs = pauseBeforeRetry(options.retry, {
          failure,
          attempt,
          isChange: operation.changes,
          leftMs: deadline - now(),
          chance: random(),
        });
        if (pauseMs === undefined || !budget.spend()) throw failure;
        await pause(pauseMs, signal);
        attempt++;
      }
    }
  }

  return (operation, request, { signal, timeoutMs = Number.POSITIVE_INFINITY }) => {
    const ms = Math.min(deadlineMs, timeoutMs * shareOfPatience);
    return withinTime({ signal, ms, awaited: 'The end of the call' }, (inner) =>
      sent(operation, { request, ms }, inner),
    );
  };
}
