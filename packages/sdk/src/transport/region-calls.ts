import { toPartnerError } from '../errors/partner-error.ts';
import { checkedAnswer } from '../operation/checked-answer.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { Operation, OutputOf } from '../operation/operation.ts';
import type { OperationRequest } from './operation-request.ts';
import { createRetryBudget } from './retry-budget.ts';
import { pauseBeforeRetry, type RetryPolicy } from './retry-policy.ts';
import { type AnswerReader, type AttemptOptions, jsonReader, sendAttempt } from './send-attempt.ts';
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

interface Sending<Answer> {
  readonly request: OperationRequest;
  readonly read: AnswerReader<Answer>;
  readonly isChange: boolean;
  readonly ms: number;
}

/** A call ends before its caller's patience does: what is told of it then names the region and the request. */
const shareOfPatience = 0.95;

const loadFileAnswer = loadOnce(() => import('./file-answer.ts'));

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

  async function sent<Answer>(
    { request, read, isChange, ms }: Sending<Answer>,
    signal: AbortSignal,
  ): Promise<Answer> {
    const deadline = now() + ms;
    let attempt = 1;
    let rejected: HeldToken | undefined;
    for (;;) {
      const held = await token(signal, rejected);
      try {
        const answer = await sendAttempt({ request, token: held.text, read, signal }, options);
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
          isChange,
          leftMs: deadline - now(),
          chance: random(),
        });
        if (pauseMs === undefined || !budget.spend()) throw failure;
        await pause(pauseMs, signal);
        attempt++;
      }
    }
  }

  return async <O extends Operation>(operation: O, request: OperationRequest, caller: Caller) => {
    const { signal, timeoutMs = Number.POSITIVE_INFINITY } = caller;
    const ms = Math.min(deadlineMs, timeoutMs * shareOfPatience);
    const ask = <Answer>(asked: OperationRequest, read: AnswerReader<Answer>) =>
      withinTime({ signal, ms, awaited: 'The end of the call' }, (inner) =>
        sent({ request: asked, read, isChange: operation.changes, ms }, inner),
      );
    if (operation.answer === 'bytes') {
      const { fileAnswer } = await loadFileAnswer();
      return (await fileAnswer(request, { ask, signal, pauseMs: options.attemptTimeoutMs })) as OutputOf<O>;
    }
    return ask(
      request,
      jsonReader((value) => checkedAnswer(operation, value)),
    );
  };
}
