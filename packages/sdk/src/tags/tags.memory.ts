import { changesBetween } from '../audit/changes-between.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { customerNotFound } from '../customers/customer-not-found.ts';
import { toPartnerError } from '../errors/partner-error.ts';
import type { CustomerIndex } from '../memory/customer-index.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import { checkVersion } from '../operation/check-version.ts';
import { inSlices, type Pausing } from '../operation/in-slices.ts';
import type { CheckedInputOf } from '../operation/operation.ts';
import { foldText } from '../text/fold-text.ts';
import type { TagBook } from './tag-book.ts';
import { tagKey } from './tag-key.ts';
import { changedTagDetails, changedTags } from './tag-records.ts';
import {
  checkTagLimit,
  describedTag,
  normalizeTags,
  tagDescriptionVersion,
  tagNotFound,
  tagsVersion,
  tagsWithout,
} from './tag-rules.ts';
import {
  type addTags,
  type CustomerTags,
  type describeTag,
  refusedTagChange,
  type replaceTags,
  type Tag,
  type TagResult,
} from './tags.contract.ts';

const notSaved = 'The tags were not saved';

/** The tags of customers of rows in memory (TAG-1 to TAG-3); `changed` is told when they are others. */
export function tagsInMemory(book: TagBook, changed: () => void): MemoryAnswers<'tags'> {
  const change =
    (verb: TagChange['verb']) =>
    async (
      { customerIds, tags }: CheckedInputOf<typeof addTags>,
      { context: { region }, index, record }: MemoryCall,
    ) => ({
      results: await changeTags(book, await index(), { verb, customerIds, tags, region, record }, changed),
    });
  return {
    list: async (_input, { index, context: { region, signal } }) => ({
      items: tagsInUse(book, await heldTags(book, (await index()).visibleRows(region), signal)),
    }),
    get: async ({ name }, { index, context: { region, signal } }) =>
      tagInUse(book, await heldTags(book, (await index()).visibleRows(region), signal), name),
    ofCustomer: async ({ id }, { index, context: { region } }) => {
      const rows = await index();
      const position = rows.positionOf(id, region);
      if (position === undefined) throw customerNotFound(id);
      return customerTags(id, book.tagsOf(rows.row(position)));
    },
    add: change('add'),
    remove: change('remove'),
    replace: async (input, { index, context: { region }, record }) =>
      replaceCustomerTags(book, await index(), { ...input, region, record }, changed),
    describe: async (input, { index, context, record }) => {
      const held = await heldTags(book, (await index()).visibleRows(context.region));
      const tag = await describeTagInUse(book, held, { ...input, record });
      changed();
      return tag;
    },
  };
}

/** What is asked of many customers at once. */
interface TagChange {
  readonly verb: 'add' | 'remove';
  readonly customerIds: readonly string[];
  readonly tags: readonly string[];
  /** Customers of other regions are not there; absent, those of all are. */
  readonly region?: string | undefined;
  readonly record: MemoryCall['record'];
}

/** So many customers are looked at between two looks at the clock. */
const customersAtOnce = 256;

/** The tags that customers hold, by key: how each is spelled, and how many hold it. */
type HeldTags = ReadonlyMap<string, { readonly name: string; readonly customers: number }>;

/** Looked up in slices, so that a page of a hundred thousand customers goes on. */
function heldTags(
  book: TagBook,
  rows: Iterable<CustomerRow>,
  signal?: AbortSignal | undefined,
): Promise<HeldTags> {
  return inSlices(holdingTags(book, rows), signal);
}

function* holdingTags(book: TagBook, rows: Iterable<CustomerRow>): Pausing<HeldTags> {
  const held = new Map<string, { name: string; customers: number }>();
  const bySpelling = new Map<string, { name: string; customers: number }>();
  let seen = 0;
  for (const row of rows) {
    for (const name of book.tagsOf(row)) {
      let tag = bySpelling.get(name);
      if (!tag) {
        const key = tagKey(name);
        tag = held.get(key) ?? { name, customers: 0 };
        held.set(key, tag);
        bySpelling.set(name, tag);
      }
      tag.name = name;
      tag.customers++;
    }
    seen++;
    if (seen % customersAtOnce === 0) yield;
  }
  return held;
}

/** All tags that customers hold, by name, with how many hold each, as they are described now. */
function tagsInUse(book: TagBook, held: HeldTags): Tag[] {
  return [...held]
    .map(([key, tag]) => {
      const described = { ...tag, ...book.detailsOf(key) };
      return { ...described, version: tagDescriptionVersion(described) };
    })
    .sort((a, b) => (foldText(a.name) < foldText(b.name) ? -1 : 1));
}

/** One of them, however it is spelled. Throws `notFound`. */
function tagInUse(book: TagBook, held: HeldTags, name: string): Tag {
  const tag = tagsInUse(book, held).find((one) => tagKey(one.name) === tagKey(name));
  if (!tag) throw tagNotFound(name);
  return tag;
}

/** Changes the tags of customers, each by itself (TAG-3). Throws `invalid` for a tag that cannot be (TAG-2). */
async function changeTags(
  book: TagBook,
  index: CustomerIndex,
  { verb, customerIds, tags, region, record }: TagChange,
  onChange: () => void,
): Promise<TagResult[]> {
  const wanted = await normalized(book, index, tags);
  const changes = [...new Set(customerIds)].map(async (id): Promise<TagResult> => {
    const position = index.positionOf(id, region);
    if (position === undefined) return refusedTagChange(id, customerNotFound(id));
    const row = index.row(position);
    try {
      const before = book.tagsOf(row);
      const saved = verb === 'add' ? add(book, row, wanted) : remove(book, row, wanted);
      index.touch(id);
      const changed = await saved;
      const after = verb === 'add' ? [...before, ...changed] : tagsWithout(before, changed);
      if (changed.length > 0) record(changedTags(row, before, after));
      return { customerId: id, tags: [...book.tagsOf(row)], changed };
    } catch (cause) {
      return refusedTagChange(id, toPartnerError(cause), book.tagsOf(row));
    } finally {
      index.touch(id);
    }
  });
  // seen at once, and once more when they are saved or taken back
  onChange();
  const results = await Promise.all(changes);
  onChange();
  return results;
}

/** Puts a whole set in the place of a customer's. Throws `conflict` where that changed in the meantime (TAG-3). */
async function replaceCustomerTags(
  book: TagBook,
  index: CustomerIndex,
  {
    id,
    tags,
    version,
    region,
    record,
  }: CheckedInputOf<typeof replaceTags> & Pick<TagChange, 'region' | 'record'>,
  onChange: () => void,
): Promise<CustomerTags> {
  const wanted = await normalized(book, index, tags);
  const position = index.positionOf(id, region);
  if (position === undefined) throw customerNotFound(id);
  const row = index.row(position);
  const before = book.tagsOf(row);
  checkVersion(`The set of tags of ${row.name}`, version, customerTags(id, before));
  checkTagLimit(before, wanted, book.options.tagLimits);
  try {
    const saved = save(book, row, wanted, () => before);
    index.touch(id);
    onChange();
    await saved;
  } finally {
    index.touch(id);
    onChange();
  }
  if (changesBetween({ tags: before }, { tags: wanted }).length > 0) record(changedTags(row, before, wanted));
  return customerTags(id, book.tagsOf(row));
}

/** Changes a tag's description or colour. Throws `conflict` where they changed in the meantime (TAG-2, TAG-3). */
async function describeTagInUse(
  book: TagBook,
  held: HeldTags,
  { name, version, record, ...change }: CheckedInputOf<typeof describeTag> & Pick<TagChange, 'record'>,
): Promise<Tag> {
  const key = tagKey(name);
  const tag = tagInUse(book, held, name);
  checkVersion(`The tag ${tag.name}`, version, { ...tag, version: tag.version ?? '' });
  const description = describedTag(tag, change);
  const before = book.detailsOf(key);
  const details = { name: tag.name, ...description };
  book.describe(tag.name, details);
  try {
    await keptByHost(notSaved, () => book.options.saveTagDetails?.(details));
  } catch (cause) {
    // unless somebody has described it anew since
    if (book.detailsOf(key) === details) book.describe(tag.name, before);
    throw cause;
  }
  const changes = changesBetween(describedTag(tag, {}), description);
  if (changes.length > 0) record(changedTagDetails(tag.name, changes));
  return {
    name: tag.name,
    customers: tag.customers,
    ...description,
    version: tagDescriptionVersion(description),
  };
}

function customerTags(customerId: string, tags: readonly string[]): CustomerTags {
  return { customerId, tags: [...tags], version: tagsVersion(tags) };
}

async function normalized(book: TagBook, index: CustomerIndex, tags: readonly string[]): Promise<string[]> {
  const held = await heldTags(book, index.visibleRows());
  const spelling = (key: string) => book.detailsOf(key)?.name ?? held.get(key)?.name;
  return normalizeTags(tags, spelling, book.options.tagLimits);
}

/** The limit of tags refuses the whole addition to that customer (TAG-2). Answers what was added. */
async function add(book: TagBook, row: CustomerRow, tags: readonly string[]): Promise<string[]> {
  const before = book.tagsOf(row);
  const added = tagsWithout(tags, before);
  const after = [...before, ...added];
  checkTagLimit(before, after, book.options.tagLimits);
  if (added.length > 0) await save(book, row, after, (now) => tagsWithout(now, added));
  return added;
}

/** Answers what was removed. */
async function remove(book: TagBook, row: CustomerRow, tags: readonly string[]): Promise<string[]> {
  const before = book.tagsOf(row);
  const after = tagsWithout(before, tags);
  const removed = tagsWithout(before, after);
  if (removed.length > 0) await save(book, row, after, (now) => [...now, ...tagsWithout(removed, now)]);
  return removed;
}

/** Sets a customer's tags; where the host cannot keep them, what was set is taken back. */
async function save(
  book: TagBook,
  row: CustomerRow,
  after: readonly string[],
  takeBack: (now: readonly string[]) => readonly string[],
): Promise<void> {
  book.set(row.id, after);
  try {
    await keptByHost(notSaved, () => book.options.saveTags?.({ customerId: row.id, tags: after }));
  } catch (cause) {
    book.set(row.id, takeBack(book.tagsOf(row)));
    throw cause;
  }
}
