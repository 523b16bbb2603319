import { isPartnerError } from '@partnerkit/sdk';

/** What stands now, where a change failed since it started from another state of it; `undefined` for any other failure. */
export function conflictCurrent<Row>(cause: unknown, isRow: (now: Partial<Row>) => boolean): Row | undefined {
  if (!isPartnerError(cause) || cause.code !== 'conflict') return undefined;
  const now = cause.current as (Partial<Row> & { readonly version?: unknown }) | null | undefined;
  return typeof now?.version === 'string' && isRow(now) ? (now as Row) : undefined;
}
