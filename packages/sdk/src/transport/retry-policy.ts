import type { PartnerError } from '../errors/partner-error.ts';

/** How often and after which pauses a call is tried again. */
export interface RetryPolicy {
  /** Attempts in all, the first included; 4 unless told. */
  readonly attempts: number;
  /** The pause is anything up to this, and up to twice as much each time; 250 unless told. */
  readonly firstPauseMs: number;
  /** No pause of our own is longer; 8,000 unless told. */
  readonly maxPauseMs: number;
  /** Asked to come back later than this, the call fails and says when; 30,000 unless told. */
  readonly longestRetryAfterMs: number;
}

/** The policy of a host that names none. */
export const defaultRetryPolicy: RetryPolicy = {
  attempts: 4,
  firstPauseMs: 250,
  maxPauseMs: 8000,
  longestRetryAfterMs: 30_000,
};

/** An attempt that failed, and what there is for another. */
export interface FailedAttempt {
  readonly failure: PartnerError;
  /** Which one it was, from 1. */
  readonly attempt: number;
  readonly isChange: boolean;
  /** Until the deadline of the call. */
  readonly leftMs: number;
  /** From 0 to 1: which part of the pause is taken. */
  readonly chance: number;
}

const passingStatuses = [408, 429, 500, 502, 503, 504];
const passingCodes = ['offline', 'unavailable', 'timeout'];

/** How long to wait before the next attempt; `undefined` where there is none to make. */
export function pauseBeforeRetry(policy: RetryPolicy, failed: FailedAttempt): number | undefined {
  const { failure, attempt, leftMs, chance } = failed;
  const askedMs = failure.retryAfterMs ?? 0;
  if (!(attempt < policy.attempts) || askedMs > policy.longestRetryAfterMs) return undefined;
  if (!isPassing(failed)) return undefined;
  const longestMs = Math.min(policy.maxPauseMs, policy.firstPauseMs * 2 ** (attempt - 1));
  const pauseMs = Math.max(askedMs, longestMs * chance);
  return pauseMs < leftMs ? pauseMs : undefined;
}

/** Whether the same request may succeed later. A change that is still running says so with a conflict and a time. */
function isPassing({ failure, isChange }: FailedAttempt): boolean {
  const { status = 0, code, retryAfterMs } = failure;
  if (status === 409) return isChange && retryAfterMs !== undefined;
  return status < 200 ? passingCodes.includes(code) : passingStatuses.includes(status);
}
