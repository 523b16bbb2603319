import { isPartnerError, type Trial } from '@partnerkit/sdk';

/** The trial as it is, where a change started from another state of it; `undefined` for any other failure. */
export function trialNow(cause: unknown): Trial | undefined {
  if (!isPartnerError(cause) || cause.code !== 'conflict') return undefined;
  const now = cause.current as Partial<Trial> | null | undefined;
  return typeof now?.version === 'string' && Array.isArray(now.licenses) ? (now as Trial) : undefined;
}
