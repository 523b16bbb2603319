import type { CustomerRow } from '../customers/customer.schema.ts';
import { isPartnerError, type PartnerError, toPartnerError } from '../errors/partner-error.ts';
import { defaultTagLimits, normalizeTag, tagKey } from '../tags/tag-rules.ts';
import type { Tag, TagResult } from '../tags/tags.contract.ts';
import { foldText } from '../text/fold-text.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { TagBook } from './tag-book.ts';

/** What is asked of many customers at once. */
export interface TagChange {
  readonly verb: 'add' | 'remove';
  readonly customerIds: readonly string[];
  readonly tags: readonly string[];
}

/** All tags that customers hold, by name, with how many hold each. */
export function tagsInUse(book: TagBook, rows: Iterable<CustomerRow>): Tag[] {
  const details = new Map(book.options.tags?.map((tag) => [tagKey(tag.name), tag]));
  const tags = new Map<string, Tag>();
  for (const row of rows) {
    for (const name of book.tagsOf(row)) {
      const key = tagKey(name);
      const { customers } = tags.get(key) ?? { customers: 0 };
      tags.set(key, { name, ...details.get(key), customers: customers + 1 });
    }
  }
  return [...tags.values()].sort((a, b) => (foldText(a.name) < foldText(b.name) ? -1 : 1));
}

/** Changes the tags of customers, each by itself (TAG-3). Throws `invalid` for a tag that cannot be (TAG-2). */
export async function changeTags(
  book: TagBook,
  index: CustomerIndex,
  { verb, customerIds, tags }: TagChange,
  onChange: () => void,
): Promise<TagResult[]> {
  const wanted = normalized(book, tags, index.visibleRows());
  const changes = [...new Set(customerIds)].map(async (id): Promise<TagResult> => {
    const position = index.positionOf(id);
    if (position === undefined) return notFound(id);
    const change = (verb === 'add' ? add : remove)(book, index.row(position), wanted);
    index.touch(id);
    const result = await change;
    index.touch(id);
    return result;
  });
  // seen at once, and once more when they are saved or taken back
  onChange();
  const results = await Promise.all(changes);
  onChange();
  return results;
}

/** Tags as they are kept: trimmed, each once, spelled as a tag in use is. */
function normalized(book: TagBook, tags: readonly string[], inUse: Iterable<CustomerRow>): string[] {
  const limits = book.options.tagLimits ?? defaultTagLimits;
  const wanted = new Map(tags.map((tag) => normalizeTag(tag, limits)).map((tag) => [tagKey(tag), tag]));
  for (const { name } of tagsInUse(book, inUse)) if (wanted.has(tagKey(name))) wanted.set(tagKey(name), name);
  return [...wanted.values()];
}

/** The limit of tags refuses the whole addition to that customer (TAG-2). */
async function add(book: TagBook, row: CustomerRow, tags: readonly string[]): Promise<TagResult> {
  const before = book.tagsOf(row);
  const changed = without(tags, before);
  const { maxPerCustomer } = book.options.tagLimits ?? defaultTagLimits;
  if (before.length + changed.length > maxPerCustomer) {
    const message = `A customer can have at most ${maxPerCustomer} tags; this one has ${before.length}.`;
    return { customerId: row.id, tags: [...before], changed: [], error: { code: 'invalid', message } };
  }
  return apply(book, row, changed, [...before, ...changed], (now) => without(now, changed));
}

async function remove(book: TagBook, row: CustomerRow, tags: readonly string[]): Promise<TagResult> {
  const before = book.tagsOf(row);
  const after = without(before, tags);
  const changed = without(before, after);
  return apply(book, row, changed, after, (now) => [...now, ...without(changed, now)]);
}

async function apply(
  book: TagBook,
  row: CustomerRow,
  changed: readonly string[],
  after: readonly string[],
  takeBack: (now: readonly string[]) => readonly string[],
): Promise<TagResult> {
  const { id } = row;
  if (changed.length === 0) return { customerId: id, tags: [...book.tagsOf(row)], changed: [] };
  book.set(id, after);
  try {
    await book.options.saveTags?.({ customerId: id, tags: after });
    return { customerId: id, tags: [...book.tagsOf(row)], changed: [...changed] };
  } catch (cause) {
    book.set(id, takeBack(book.tagsOf(row)));
    const { code, message } = notSaved(cause);
    return { customerId: id, tags: [...book.tagsOf(row)], changed: [], error: { code, message } };
  }
}

function without(tags: readonly string[], others: readonly string[]): string[] {
  const keys = new Set(others.map(tagKey));
  return tags.filter((tag) => !keys.has(tagKey(tag)));
}

function notSaved(cause: unknown): Pick<PartnerError, 'code' | 'message'> {
  if (isPartnerError(cause)) return cause;
  return { code: 'unavailable', message: `The tags were not saved: ${toPartnerError(cause).message}` };
}

function notFound(customerId: string): TagResult {
  const message = `There is no customer ${JSON.stringify(customerId)}.`;
  return { customerId, tags: [], changed: [], error: { code: 'notFound', message } };
}
