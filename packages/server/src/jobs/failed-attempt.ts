import { isPartnerError } from '@partnerkit/sdk';
import { mostAttempts } from './leases.queries.ts';

const firstPauseMs = 2000;

/** How long to pause before another go at a job that failed, in milliseconds; `undefined` where none would end better. */
export function pauseAfter(cause: unknown, attempts: number): number | undefined {
  return mayPass(cause) && attempts < mostAttempts ? firstPauseMs * 2 ** (attempts - 1) : undefined;
}

function mayPass(cause: unknown): boolean {
  if (isDiskFull(cause)) return false;
  return !isPartnerError(cause) || cause.retryable || cause.code === 'timeout';
}

/** Whether something failed for want of room: on a disk, or in a storage that says so. */
export function isDiskFull(cause: unknown): boolean {
  const { code, isFull } = (cause ?? {}) as { readonly code?: unknown; readonly isFull?: unknown };
  return isFull === true || code === 'ENOSPC' || code === 'EDQUOT';
}
