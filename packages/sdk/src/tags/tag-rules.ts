import { checkFunction, checkList, checkRecord, checkText, isText } from '../errors/check-argument.ts';
import { invalidField, PartnerError } from '../errors/partner-error.ts';
import { contentVersion } from '../operation/content-version.ts';
import { tagKey } from './tag-key.ts';

/** Limits of tags (TAG-2); a host may hand in its own. */
export interface TagLimits {
  /** Longest tag, in characters (code points) after trimming. */
  readonly maxLength: number;
  readonly maxPerCustomer: number;
}

/** 25 characters, 5 tags a customer. */
export const defaultTagLimits: TagLimits = { maxLength: 25, maxPerCustomer: 5 };

/** A tag as it is kept: trimmed, inner white space single. Throws `invalid` for a blank or too long one (TAG-2). */
export function normalizeTag(text: string, limits: TagLimits = defaultTagLimits): string {
  checkRecord('limits', limits);
  checkText('tag', text);
  const tag = text.trim().replace(/\s+/g, ' ');
  const length = [...tag].length;
  if (length === 0) throw invalidField('tags', 'expected a tag of 1 character or more, found blanks');
  if (length > limits.maxLength) {
    throw invalidField('tags', `expected a tag of at most ${limits.maxLength} characters, found ${length}`);
  }
  return tag;
}

/** The version of a customer's set of tags, in any order: what replacing it starts from (TAG-3). */
export function tagsVersion(tags: readonly string[]): string {
  checkList('tags', tags, isText, 'texts');
  return contentVersion(tags.map(tagKey).sort());
}

/** A tag's description and colour (TAG-2). */
export interface TagDescription {
  readonly description?: string | undefined;
  readonly color?: string | undefined;
}

/** A change of it: absent stays as it is, `null` goes away. */
export type TagDescriptionChange = { readonly [Part in keyof TagDescription]?: string | null | undefined };

/** A tag's description and colour after a change (TAG-2). */
export function describedTag(before: TagDescription, change: TagDescriptionChange): TagDescription {
  checkRecord('before', before);
  checkRecord('change', change);
  const description = change.description === undefined ? before.description : change.description;
  const color = change.color === undefined ? before.color : change.color;
  return { ...(description ? { description } : {}), ...(color ? { color } : {}) };
}

/** The version of a tag's description and colour: what changing them starts from (TAG-3). */
export function tagDescriptionVersion(tag: TagDescription): string {
  checkRecord('tag', tag);
  const { description, color } = tag;
  return contentVersion([description ?? null, color ?? null]);
}

/** Tags as they are kept: trimmed, each once; spelled as `spellings` has it where the tag is in use (TAG-2). */
export function normalizeTags(
  tags: readonly string[],
  spellings: (key: string) => string | undefined,
  limits: TagLimits = defaultTagLimits,
): string[] {
  checkList('tags', tags);
  checkFunction('spellings', spellings);
  const wanted = new Map(tags.map((tag) => normalizeTag(tag, limits)).map((tag) => [tagKey(tag), tag]));
  return [...wanted].map(([key, tag]) => spellings(key) ?? tag);
}

/** The tags that are not among others. */
export function tagsWithout(tags: readonly string[], others: readonly string[]): string[] {
  checkList('tags', tags, isText, 'texts');
  checkList('others', others, isText, 'texts');
  const keys = new Set(others.map(tagKey));
  return tags.filter((tag) => !keys.has(tagKey(tag)));
}

/** Refuses more tags than a customer can have; one that has too many already may still lose some (TAG-2). */
export function checkTagLimit(
  before: readonly string[],
  after: readonly string[],
  limits: TagLimits = defaultTagLimits,
): void {
  checkList('before', before);
  checkList('after', after);
  checkRecord('limits', limits);
  const { maxPerCustomer } = limits;
  if (after.length <= maxPerCustomer || after.length <= before.length) return;
  throw new PartnerError({
    code: 'invalid',
    message: `A customer can have at most ${maxPerCustomer} tags; this one has ${before.length}.`,
  });
}

/** What a caller is told of a tag that none of the customers that they may see holds. */
export function tagNotFound(name: string): PartnerError {
  return new PartnerError({
    code: 'notFound',
    message: `There is no customer with the tag ${JSON.stringify(name)}.`,
  });
}
