import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder, repositoryRoot } from './repository.ts';

/** Built-ins that Node 20, its jsdom 20 or one of the stated browsers lacks; guarded by `?.(` they may be used. */
const newer = [
  /\bURL\.(canParse|parse)\(/,
  /\.(findLast|findLastIndex|toSorted|toReversed|toSpliced)\(/,
  /\bPromise\.(withResolvers|try)\b/,
  /\b(Object|Map)\.groupBy\b/,
  /\bArray\.fromAsync\b/,
  /\bAbortSignal\.(any|timeout)\b/,
  /\bstructuredClone\b/,
  /\bcrypto\.randomUUID\(/,
  /\.(isWellFormed|toWellFormed)\(/,
  /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  /\bIterator\.|\.values\(\)\.(map|filter|take|drop|toArray|reduce)\(/,
  /\bRegExp\.escape\b|\/[a-z]*v[a-z]*\.test\(/,
  /\b(Float16Array|Temporal|Intl\.DurationFormat|Intl\.Segmenter)\b/,
  /\.(getTextInfo|getWeekInfo|textInfo|weekInfo)\b/,
  /\b(requestIdleCallback|scheduler\.(yield|postTask)|startViewTransition|checkVisibility)\b/,
  // an element that a browser does not know has no role there, and React 18 complains
  /<(search|selectedcontent|fencedframe)\b/,
];

test('what hosts install uses no newer built-in than they have', () => {
  const uses = ['sdk', 'ui', 'elements', 'testing'].flatMap((name) =>
    sourcesOf(join(packageFolder(name), 'src')).flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => newer.some((pattern) => pattern.test(line)))
        .map((line) => `${relative(repositoryRoot, path)}: ${line.trim()}`),
    ),
  );
  expect(uses).toEqual([]);
});

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|stories)\.|story-/.test(file))
    .map((file) => join(folder, file));
}
