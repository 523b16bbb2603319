import type { OperationId } from '../contract/contract.ts';
import type {
  CustomerFacetField,
  countCustomers,
  getCustomer,
  listCustomerFacets,
} from '../customers/customers.contract.ts';
import { PartnerError, toPartnerError } from '../errors/partner-error.ts';
import type { AskAll, AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import type { listCustomerSubscriptions } from '../subscriptions/subscriptions.contract.ts';
import type { replaceTags } from '../tags/tags.contract.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { healthyRegions, withMissing } from './healthy-regions.ts';
import { mergedList } from './merged-list.ts';
import { mergedDescription, mergedTagChange, mergedTags } from './merged-tags.ts';

// biome-ignore lint/suspicious/noExplicitAny: an operation's id and its input go together, which the call's type has said
type Merge = (operation: any, input: any, context: CallContext) => Promise<unknown>;

/** Answers over all regions, by operation. */
export function mergedAnswers(asked: AskedRegions): AskAll {
  const { ask } = asked;
  const merges: { [Id in OperationId]?: Merge } = {
    'customers.list': mergedList(asked),
    'customers.get': (operation: typeof getCustomer, input, context) =>
      whereItLives(asked, input.id, (region) => ask(region, operation, input, { ...context, region })),
    'customers.count': async (operation: typeof countCustomers, input, context) => {
      const { answers, missing } = await healthyRegions(asked, operation, input, context);
      return { total: answers.reduce((sum, { total }) => sum + total, 0), ...withMissing(missing) };
    },
    'customers.facets': async (operation: typeof listCustomerFacets, input, context) => {
      const { answers, missing } = await healthyRegions(asked, operation, input, context);
      return { ...mergedFacets(answers), ...withMissing(missing) };
    },
    'tags.list': mergedTags(asked),
    'tags.add': mergedTagChange(asked),
    'tags.remove': mergedTagChange(asked),
    'tags.replace': (operation: typeof replaceTags, input, context) =>
      whereItLives(asked, input.id, (region) => ask(region, operation, input, { ...context, region })),
    'tags.describe': mergedDescription(asked),
    'subscriptions.list': (operation: typeof listCustomerSubscriptions, input, context) =>
      whereItLives(asked, input.customerId, (region) =>
        ask(region, operation, input, { ...context, region }),
      ),
  };
  return async <O extends Operation>(operation: O, input: CheckedInputOf<O>, context: CallContext) => {
    const merge = merges[operation.id as OperationId];
    if (!merge) throw needsRegion(operation);
    return (await merge(operation, input, context)) as OutputOf<O>;
  };
}

/**
 * What the region of a customer answers: the one in which it was met, else the only one that does not say `notFound`. A
 * region that can't be reached may be the one, so its failure stands.
 */
async function whereItLives<Answer>(
  { regions, residences }: AskedRegions,
  customerId: string,
  ask: (region: string) => Promise<Answer>,
): Promise<Answer> {
  const known = residences.of(customerId);
  if (known !== undefined) return ask(known);
  const outcomes = await Promise.allSettled(regions.map(ask));
  const at = outcomes.findIndex(({ status }) => status === 'fulfilled');
  const found = outcomes[at];
  if (found?.status === 'fulfilled') {
    residences.meet(regions[at] as string, [{ id: customerId }]);
    return found.value;
  }
  const failures = outcomes.flatMap((one) => (one.status === 'rejected' ? [toPartnerError(one.reason)] : []));
  throw failures.find(({ code }) => code !== 'notFound') ?? failures[0];
}

type Facets = OutputOf<typeof listCustomerFacets>;

function mergedFacets(answers: readonly Facets[]): Facets {
  const facet = (field: CustomerFacetField) => {
    const counts = new Map<string, number>();
    for (const { value, customers } of answers.flatMap((answer) => answer[field])) {
      counts.set(value, (counts.get(value) ?? 0) + customers);
    }
    return [...counts]
      .map(([value, customers]) => ({ value, customers }))
      .sort((a, b) => b.customers - a.customers || compareCodePoints(a.value, b.value));
  };
  return {
    status: facet('status'),
    product: facet('product'),
    tag: facet('tag'),
    region: facet('region'),
    type: facet('type'),
    managed: facet('managed'),
  };
}

function needsRegion({ id }: Operation): PartnerError {
  return new PartnerError({
    code: 'invalid',
    phase: 'request',
    message: `${id} is asked of one region: choose one.`,
    fields: [{ field: 'region', message: 'expected one region' }],
  });
}
