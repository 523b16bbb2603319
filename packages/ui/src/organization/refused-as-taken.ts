import { isPartnerError, PartnerError } from '@partnerkit/sdk';

/** A conflict that names fields is shown at them, like what does not fit: somebody has this value already. */
export function refusedAsTaken(cause: unknown): unknown {
  if (!isPartnerError(cause) || cause.code !== 'conflict' || cause.fields.length === 0) return cause;
  const { message, fields } = cause;
  return new PartnerError({ code: 'invalid', message, fields, cause });
}
