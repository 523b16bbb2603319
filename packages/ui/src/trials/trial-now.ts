import type { Trial } from '@partnerkit/sdk';
import { conflictCurrent } from '../primitives/conflict-current.ts';

/** The trial as it is, where a change started from another state of it; `undefined` for any other failure. */
export function trialNow(cause: unknown): Trial | undefined {
  return conflictCurrent<Trial>(cause, ({ licenses }) => Array.isArray(licenses));
}
