/** Keeps a region that fails from being asked ever more often: retries are paid for by what succeeded. */
export interface RetryBudget {
  /** Pays for a retry; `false` where there is nothing left to pay with. */
  readonly spend: () => boolean;
  /** A call has succeeded. */
  readonly refill: () => void;
}

const full = 100;
const costOfRetry = 10;

/** A full budget: enough for ten retries, and for one more after every ten calls that succeed. */
export function createRetryBudget(): RetryBudget {
  let left = full;
  return {
    spend() {
      if (left < costOfRetry) return false;
      left -= costOfRetry;
      return true;
    },
    refill() {
      left = Math.min(full, left + 1);
    },
  };
}
