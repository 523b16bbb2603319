import { checkList, checkText, isText } from '../errors/check-argument.ts';
import { foldText } from '../text/fold-text.ts';

/** So many tags are suggested at most. */
const mostSuggested = 3;

/**
 * The tags that somebody may have meant by a text that is none of them, the closest first: those that begin with it, have a word
 * that does, are a word of it, or are a slip of the pen away (TAG-1). None for a tag that is there, without regard to case and accents.
 */
export function similarTags(text: string, tags: readonly string[]): string[] {
  checkText('text', text);
  checkList('tags', tags, isText, 'texts');
  const typed = foldText(text).trim();
  const keys = tags.map(foldText);
  if (typed === '' || keys.includes(typed)) return [];
  return keys
    .flatMap((key, at) => {
      const distance = distanceOf(typed, key);
      return distance === undefined ? [] : [{ tag: tags[at] as string, distance, at }];
    })
    .sort((a, b) => a.distance - b.distance || a.at - b.at)
    .slice(0, mostSuggested)
    .map(({ tag }) => tag);
}

/** How far a tag is from what was typed; `undefined` where it is another word. */
function distanceOf(typed: string, key: string): number | undefined {
  if (key.startsWith(typed)) return 0;
  if (key.split(/\s+/).some((word) => word.startsWith(typed))) return 1;
  if (key.length > 1 && typed.split(/\s+/).includes(key)) return 2;
  if (Math.abs(typed.length - key.length) > 2) return undefined;
  const slips = slipsBetween(typed, key);
  return slips <= Math.min(2, Math.floor(key.length / 3)) ? 2 + slips : undefined;
}

/** How many letters were left out, added or mistaken. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
