import { toPartnerError } from '../errors/partner-error.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { InputOf, OutputOf } from '../operation/operation.ts';
import {
  addTags,
  maxTaggedCustomers,
  refusedTagChange,
  removeTags,
  type TagResult,
} from '../tags/tags.contract.ts';

const operations = { add: addTags, remove: removeTags };

type Change = typeof addTags | typeof removeTags;
type Options = Partial<Pick<CallContext, 'idempotencyKey'>>;
type Call<CallOptions> = (
  operation: Change,
  input: InputOf<Change>,
  options?: CallOptions,
) => Promise<OutputOf<Change>>;

/**
 * Changes the tags of any number of customers, as many at once as one call may name (TAG-3). Where a call fails after
 * others went through, its customers have the failure as their result.
 */
export async function changeTags<CallOptions extends Options>(
  verb: keyof typeof operations,
  { customerIds, tags }: InputOf<Change>,
  options: CallOptions | undefined,
  call: Call<CallOptions>,
): Promise<OutputOf<Change>> {
  const operation = operations[verb];
  if (customerIds.length <= maxTaggedCustomers) return call(operation, { customerIds, tags }, options);
  const results: TagResult[] = [];
  for (let at = 0; at < customerIds.length; at += maxTaggedCustomers) {
    const part = customerIds.slice(at, at + maxTaggedCustomers);
    try {
      const answer = await call(operation, { customerIds: part, tags }, ofPart(options, at));
      results.push(...answer.results);
    } catch (cause) {
      if (at === 0) throw cause;
      const error = toPartnerError(cause);
      results.push(...part.map((customerId) => refusedTagChange(customerId, error)));
    }
  }
  return { results };
}

/** Each part is an intent of its own. */
function ofPart<CallOptions extends Options>(options: CallOptions | undefined, at: number) {
  const key = options?.idempotencyKey;
  return options && key !== undefined ? { ...options, idempotencyKey: `${key}.${at}` } : options;
}
