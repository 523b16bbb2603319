import { checkList, checkRecord, isText } from '../errors/check-argument.ts';
import { tagKey } from './tag-key.ts';

/** A set of tags that two have changed at once, each from the same `before` (TAG-3). */
export interface TagSets {
  /** What both started from. */
  readonly before: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** A tag of any of three sets, and in which of them it is. */
export interface ComparedTag {
  readonly name: string;
  readonly before: boolean;
  readonly mine: boolean;
  readonly theirs: boolean;
  /** Whether it is there once both changes are made: what either has added is, what either has removed is not. */
  readonly both: boolean;
}

/**
 * Two changes of one set of tags side by side (TAG-3): each tag once, however it is spelled, those of `theirs` first. What is to stand
 * is the viewer's to choose; the tags with `both` are those of the two changes together.
 */
export function compareTagSets(sets: TagSets): readonly ComparedTag[] {
  checkRecord('sets', sets);
  const { before, mine, theirs } = sets;
  for (const [field, tags] of Object.entries({ before, mine, theirs }))
    checkList(field, tags, isText, 'texts');
  const names = new Map<string, string>();
  for (const name of [...theirs, ...mine, ...before])
    if (!names.has(tagKey(name))) names.set(tagKey(name), name);
  const holds = (tags: readonly string[]) => new Set(tags.map(tagKey));
  const [wasIn, inMine, inTheirs] = [holds(before), holds(mine), holds(theirs)];
  return [...names].map(([key, name]) => {
    const of = { before: wasIn.has(key), mine: inMine.has(key), theirs: inTheirs.has(key) };
    // of two that differ, one is as it was before
    return { name, ...of, both: of.mine === of.theirs ? of.mine : !of.before };
  });
}
