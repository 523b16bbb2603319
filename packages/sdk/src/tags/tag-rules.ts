import { invalidField } from '../errors/partner-error.ts';
import { foldText } from '../text/fold-text.ts';

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
  const tag = text.trim().replace(/\s+/g, ' ');
  const length = [...tag].length;
  if (length === 0) throw invalidField('tags', 'expected a tag of 1 character or more, found blanks');
  if (length > limits.maxLength) {
    throw invalidField('tags', `expected a tag of at most ${limits.maxLength} characters, found ${length}`);
  }
  return tag;
}

/** What tells two tags apart: tags are unique without regard to case and accents. */
export function tagKey(tag: string): string {
  return foldText(tag);
}
