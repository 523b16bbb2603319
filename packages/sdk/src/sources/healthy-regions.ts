import { type PartnerError, toPartnerError } from '../errors/partner-error.ts';
import type { AskedRegions, AskRegion } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { MissingRegion } from '../operation/missing-region.schema.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import { withinTime } from '../transport/within-time.ts';

/** The answers of the regions that gave one, and the regions that gave none. */
export interface HealthyRegions<Answer> {
  readonly answers: readonly Answer[];
  readonly missing: readonly MissingRegion[];
}

const usualTimeoutMs = 30_000;

/**
 * Asks one region for its part of an answer over all. It may take half of the time that the caller waits, so that a
 * silent region is missing and the others are still told.
 */
export function partOfRegion(ask: AskRegion): AskRegion {
  return (region, operation, input, context) => {
    const { signal, timeoutMs = usualTimeoutMs } = context;
    const ms = timeoutMs / 2;
    const limit = { signal, ms, awaited: `The answer of the region ${region}` };
    return withinTime(limit, (inner) =>
      ask(region, operation, input, { ...context, region, signal: inner, timeoutMs: ms }),
    );
  };
}

/** Asks every region. One that fails is missing beside the others; rejects where all fail, and where the call is at fault. */
export async function healthyRegions<O extends Operation>(
  { regions, ask }: Pick<AskedRegions, 'regions' | 'ask'>,
  operation: O,
  input: CheckedInputOf<O>,
  context: CallContext,
): Promise<HealthyRegions<OutputOf<O>>> {
  const part = partOfRegion(ask);
  const outcomes = await Promise.allSettled(regions.map((region) => part(region, operation, input, context)));
  const answers = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failures = outcomes.flatMap((one, at) =>
    one.status === 'rejected' ? [{ region: regions[at] as string, error: regionFailure(one.reason) }] : [],
  );
  if (answers.length === 0 && failures[0]) throw failures[0].error;
  return { answers, missing: failures.map(({ region, error }) => missingRegion(region, error)) };
}

/** A failure that is the region's own. Throws what any region would say: the call was called off, or its input does not fit. */
export function regionFailure(cause: unknown): PartnerError {
  const error = toPartnerError(cause);
  if (error.code === 'cancelled' || error.code === 'invalid') throw error;
  return error;
}

/** What is told of a region that failed. */
export function missingRegion(region: string, { code, message, requestId }: PartnerError): MissingRegion {
  return { region, code, message, ...(requestId === undefined ? {} : { requestId }) };
}

/** The field that names the missing regions; nothing where the answer is whole. */
export function withMissing(missing: readonly MissingRegion[]): { missing?: MissingRegion[] } {
  return missing.length > 0 ? { missing: [...missing] } : {};
}
