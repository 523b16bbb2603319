import { customerNotFound } from '../customers/customer-not-found.ts';
import { getCustomer } from '../customers/customers.contract.ts';
import { toPartnerError } from '../errors/partner-error.ts';
import type { AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import { contentVersion } from '../operation/content-version.ts';
import type { Operation } from '../operation/operation.ts';
import type { CustomerResult, CustomerRule, CustomersRule } from '../operation/region-rule.ts';
import { customerSearches } from './customer-searches.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * What the region of a customer answers: the one in which it was met, else the one that has it. A region that can't be reached may be
 * the one, so its failure stands; one that does not say by a list whether it has the customer is asked itself.
 */
export function whereItLives(asked: AskedRegions) {
  const { ask, residences } = asked;
  const search = customerSearches(asked);
  return async (
    operation: Operation,
    { customer }: CustomerRule,
    input: Input,
    context: CallContext,
  ): Promise<unknown> => {
    const customerId = input[customer] as string;
    const askIn = (region: string) => ask(region, operation, input, { ...context, region });
    const known = residences.of(customerId);
    if (known !== undefined) return askIn(known);
    const { found, silent } = await search(customerId, context);
    if (found) return operation.id === getCustomer.id ? found.customer : askIn(found.region);
    const outcomes = await Promise.allSettled(
      silent.map(({ region, error }) => (error?.retryable ? Promise.reject(error) : askIn(region))),
    );
    const at = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const told = outcomes[at];
    if (told?.status === 'fulfilled') {
      residences.meet(silent[at]?.region as string, [customerId]);
      return told.value;
    }
    const failures = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [toPartnerError(one.reason)] : [],
    );
    throw failures.find(({ code }) => code !== 'notFound') ?? customerNotFound(customerId);
  };
}

/**
 * A change of many customers: each is asked of its own region, one that was not met before of all of them. What fails in one
 * region is a result of its customers, the others go on.
 */
export async function eachCustomer(
  { regions, ask, residences }: AskedRegions,
  operation: Operation,
  { customers, failed }: CustomersRule,
  input: Input,
  context: CallContext,
): Promise<unknown> {
  const wanted = input[customers] as readonly string[];
  const failures: unknown[] = [];
  const asked = regions.map(async (region): Promise<readonly CustomerResult[]> => {
    const ids = wanted.filter((id) => (residences.of(id) ?? region) === region);
    if (ids.length === 0) return [];
    try {
      const own = { ...context, region, idempotencyKey: keyOf(context, ids) };
      const answer = await ask(region, operation, { ...input, [customers]: ids }, own);
      return (answer as { readonly results: readonly CustomerResult[] }).results;
    } catch (cause) {
      failures.push(cause);
      const error = toPartnerError(cause);
      return ids.map((id) => failed(id, error));
    }
  });
  const results = (await Promise.all(asked)).flat();
  if (failures.length > 0 && results.every(({ error }) => error && error.code !== 'notFound'))
    throw failures[0];
  return { results: [...new Set(wanted)].map((id) => resultOf(id, results)) };
}

/** Asked again, a region may be asked for fewer: it was met where the others are. */
function keyOf({ idempotencyKey: key }: CallContext, ids: readonly string[]): string | undefined {
  return key === undefined ? undefined : `${key}.${contentVersion(ids)}`;
}

/** What the region said that knows the customer. */
function resultOf(id: string, results: readonly CustomerResult[]): CustomerResult | undefined {
  const own = results.filter(({ customerId }) => customerId === id);
  return own.find(({ error }) => !error) ?? own.find(({ error }) => error?.code !== 'notFound') ?? own[0];
}
