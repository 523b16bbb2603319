import { toPartnerError } from '../errors/partner-error.ts';
import type { AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import { checkVersion } from '../operation/check-version.ts';
import type { CheckedInputOf, OutputOf } from '../operation/operation.ts';
import { tagKey } from '../tags/tag-key.ts';
import { tagDescriptionVersion, tagNotFound } from '../tags/tag-rules.ts';
import {
  type addTags,
  type describeTag,
  listTags,
  type removeTags,
  type Tag,
  type TagResult,
} from '../tags/tags.contract.ts';
import { compareCodePoints } from '../text/fold-text.ts';
import { healthyRegions, withMissing } from './healthy-regions.ts';

/** The tags of all regions, by name: one that stands in several is one. */
export function mergedTags(asked: AskedRegions) {
  return async (operation: typeof listTags, input: CheckedInputOf<typeof listTags>, context: CallContext) => {
    const { answers, missing } = await healthyRegions(asked, operation, input, context);
    return { items: oneOfEach(answers.flatMap(({ items }) => items)), ...withMissing(missing) };
  };
}

function oneOfEach(tags: readonly Tag[]): (Tag & { version: string })[] {
  const byKey = new Map<string, Tag>();
  for (const tag of tags) {
    const known = byKey.get(tagKey(tag.name));
    byKey.set(
      tagKey(tag.name),
      known ? { ...tag, ...known, customers: known.customers + tag.customers } : tag,
    );
  }
  return [...byKey]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([, tag]) => ({ ...tag, version: tagDescriptionVersion(tag) }));
}

type TagChange = typeof addTags | typeof removeTags;

/**
 * A change of many customers' tags: each is asked of its own region, one that was not met before of all of them. What
 * fails in one region is a result of its customers, the others go on.
 */
export function mergedTagChange({ regions, ask, residences }: AskedRegions) {
  return async (
    operation: TagChange,
    { customerIds, tags }: CheckedInputOf<TagChange>,
    context: CallContext,
  ): Promise<OutputOf<TagChange>> => {
    const failures: unknown[] = [];
    const asked = regions.map(async (region) => {
      const ids = customerIds.filter((id) => (residences.of(id) ?? region) === region);
      if (ids.length === 0) return [];
      try {
        return (await ask(region, operation, { customerIds: ids, tags }, { ...context, region })).results;
      } catch (cause) {
        failures.push(cause);
        const { code, message } = toPartnerError(cause);
        return ids.map(
          (id): TagResult => ({ customerId: id, tags: [], changed: [], error: { code, message } }),
        );
      }
    });
    const results = (await Promise.all(asked)).flat();
    if (failures.length > 0 && results.every(({ error }) => error && error.code !== 'notFound'))
      throw failures[0];
    return { results: [...new Set(customerIds)].map((id) => resultOf(id, results)) };
  };
}

/** What the region said that knows the customer. */
function resultOf(id: string, results: readonly TagResult[]): TagResult {
  const own = results.filter(({ customerId }) => customerId === id);
  const said =
    own.find(({ error }) => !error) ?? own.find(({ error }) => error?.code !== 'notFound') ?? own[0];
  return said as TagResult;
}

/** Describes a tag in every region where customers hold it, if it is still what the change started from. */
export function mergedDescription({ regions, ask }: AskedRegions) {
  return async (
    operation: typeof describeTag,
    { name, version, ...change }: CheckedInputOf<typeof describeTag>,
    context: CallContext,
  ): Promise<OutputOf<typeof describeTag>> => {
    const found = await Promise.all(
      regions.map(async (region) => {
        const { items } = await ask(region, listTags, {}, { ...context, region });
        return { region, tag: items.find((tag) => tagKey(tag.name) === tagKey(name)) };
      }),
    );
    const held = found.flatMap(({ region, tag }) => (tag ? [{ region, tag }] : []));
    const [current] = oneOfEach(held.map(({ tag }) => tag));
    if (!current) throw tagNotFound(name);
    checkVersion(`The tag ${current.name}`, version, current);
    const described = await Promise.all(
      held.map(({ region, tag }) =>
        ask(region, operation, { name, ...change, version: tag.version ?? '' }, { ...context, region }),
      ),
    );
    return oneOfEach(described)[0] as Tag;
  };
}
