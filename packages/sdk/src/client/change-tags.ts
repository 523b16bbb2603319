import { toPartnerError } from '../errors/partner-error.ts';
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
type Call = (operation: Change, input: InputOf<Change>) => Promise<OutputOf<Change>>;

/**
 * Changes the tags of any number of customers, as many at once as one call may name (TAG-3). Where a call fails after
 * others went through, its customers have the failure as their result.
 */
export async function changeTags(
  verb: keyof typeof operations,
  { customerIds, tags }: InputOf<Change>,
  call: Call,
): Promise<OutputOf<Change>> {
  const operation = operations[verb];
  if (customerIds.length <= maxTaggedCustomers) return call(operation, { customerIds, tags });
  const results: TagResult[] = [];
  for (let at = 0; at < customerIds.length; at += maxTaggedCustomers) {
    const part = customerIds.slice(at, at + maxTaggedCustomers);
    try {
      results.push(...(await call(operation, { customerIds: part, tags })).results);
    } catch (cause) {
      if (at === 0) throw cause;
      const error = toPartnerError(cause);
      results.push(...part.map((customerId) => refusedTagChange(customerId, error)));
    }
  }
  return { results };
}
