import { toPartnerError } from '../errors/partner-error.ts';
import { withinTime } from '../transport/within-time.ts';

/** Runs a call that ends, whatever the source does, when its time is over or its caller no longer wants it. */
export async function withDeadline<Answer>(
  ms: number,
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => PromiseLike<Answer>,
): Promise<Answer> {
  const limit = { signal, ms, awaited: 'The answer of the data source' };
  try {
    return await withinTime(limit, async (inner) => run(inner));
  } catch (cause) {
    throw toPartnerError(cause);
  }
}
