import { isPartnerError, type PartnerError, type TagResult, tagKey } from '@partnerkit/sdk';
import { tagsVersion } from '@partnerkit/sdk/rules';
import {
  changedTagDetails,
  changedTags,
  changesBetween,
  checkTagLimit,
  checkVersion,
  customerNotFound,
  describedTag,
  normalizeTags,
  tagDescriptionVersion,
  tagNotFound,
  tagsWithout,
} from '@partnerkit/sdk/server';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import {
  lockSpellings,
  lockTagged,
  selectTags,
  selectTagsOf,
  type TaggedCustomer,
  type TagRecord,
  updateTags,
  upsertTagDetails,
} from './tags.queries.ts';

/** Tags of customers (TAG-1 to TAG-3). */
export const tagsHandlers: Handlers['tags'] = {
  async list(_input, context) {
    return { items: (await selectTags(context.tx, context)).map(versionedTag) };
  },

  async get({ name }, context) {
    return versionedTag(await tagInUse(name, context));
  },

  async ofCustomer({ id }, context) {
    const tags = await selectTagsOf(context.tx, context, id);
    if (!tags) throw customerNotFound(id);
    return customerTags(id, tags);
  },

  add: ({ customerIds, tags }, context) =>
    changeEach(customerIds, tags, context, ({ tags: before }, wanted) => {
      const changed = tagsWithout(wanted, before);
      const after = [...before, ...changed];
      checkTagLimit(before, after);
      return { after, changed };
    }),

  remove: ({ customerIds, tags }, context) =>
    changeEach(customerIds, tags, context, ({ tags: before }, wanted) => {
      const after = tagsWithout(before, wanted);
      return { after, changed: tagsWithout(before, after) };
    }),

  async replace({ id, tags, version }, context) {
    const { tx, partner, record } = context;
    const wanted = await spelled(tags, context);
    const [customer] = await lockTagged(tx, context, [id]);
    if (!customer) throw customerNotFound(id);
    checkVersion(`The set of tags of ${customer.name}`, version, customerTags(id, customer.tags));
    checkTagLimit(customer.tags, wanted);
    await updateTags(tx, partner, [{ id, tags: wanted }]);
    if (changesBetween(customer.tags, wanted).length > 0)
      record(changedTags(customer, customer.tags, wanted));
    return customerTags(id, wanted);
  },

  async describe({ name, version, ...change }, context) {
    const { tx, partner, record } = context;
    const key = tagKey(name);
    await lockSpellings(tx, context, [key]);
    const tag = await tagInUse(name, context);
    checkVersion(`The tag ${tag.name}`, version, versionedTag(tag));
    const described = { name: tag.name, customers: tag.customers, ...describedTag(tag, change) };
    await upsertTagDetails(tx, partner, described);
    const changes = changesBetween(tag, described);
    if (changes.length > 0) record(changedTagDetails(tag.name, changes));
    return versionedTag(described);
  },
};

/** A tag that customers whom the user may see hold, however it is spelled. Throws `notFound`. */
async function tagInUse(name: string, context: RequestContext): Promise<TagRecord> {
  const [tag] = await selectTags(context.tx, context, tagKey(name));
  if (!tag) throw tagNotFound(name);
  return tag;
}

type Change = (
  customer: TaggedCustomer,
  wanted: readonly string[],
) => { readonly after: readonly string[]; readonly changed: readonly string[] };

/** Changes each customer by itself, with a result for each; who may not be seen looks like who is not there. */
async function changeEach(
  customerIds: readonly string[],
  tags: readonly string[],
  context: RequestContext,
  change: Change,
): Promise<{ results: TagResult[] }> {
  const { tx, partner, record } = context;
  const wanted = await spelled(tags, context);
  const ids = [...new Set(customerIds)];
  const found = new Map((await lockTagged(tx, context, ids)).map((customer) => [customer.id, customer]));
  const changes: { id: string; tags: readonly string[] }[] = [];
  const results = ids.map((id): TagResult => {
    const customer = found.get(id);
    if (!customer) return refused(id, [], customerNotFound(id));
    try {
      const { after, changed } = change(customer, wanted);
      if (changed.length > 0) {
        changes.push({ id, tags: after });
        record(changedTags(customer, customer.tags, after));
      }
      return { customerId: id, tags: [...after], changed: [...changed] };
    } catch (cause) {
      if (!isPartnerError(cause)) throw cause;
      return refused(id, customer.tags, cause);
    }
  });
  await updateTags(tx, partner, changes);
  return { results };
}

async function spelled(tags: readonly string[], context: RequestContext): Promise<string[]> {
  const wanted = normalizeTags(tags, () => undefined);
  const spellings = await lockSpellings(context.tx, context, wanted.map(tagKey));
  return wanted.map((tag) => spellings.get(tagKey(tag)) ?? tag);
}

function customerTags(customerId: string, tags: readonly string[]) {
  return { customerId, tags: [...tags], version: tagsVersion(tags) };
}

function versionedTag(tag: TagRecord) {
  return { ...tag, version: tagDescriptionVersion(tag) };
}

function refused(customerId: string, tags: readonly string[], { code, message }: PartnerError): TagResult {
  return { customerId, tags: [...tags], changed: [], error: { code, message } };
}
