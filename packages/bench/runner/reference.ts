import { compareCodePoints, foldText } from '../../sdk/src/text/fold-text.ts';
import type { BenchFilter, JoinedRow } from '../page/contestant.ts';
import { isChosen, ownerOf } from '../page/row-choice.ts';

/** One key to press, and the name that stands first when its result is there. */
export interface Keystroke {
  readonly key: string;
  readonly firstName: string;
}

/** A filter of the host, and the name that stands first when its result is there. */
export interface FilterStep {
  readonly filter: BenchFilter;
  readonly firstName: string;
}

/** What every contestant must show, judged once from the rows. */
export interface Reference {
  readonly count: number;
  readonly firstName: string;
  /** Words to type, letter by letter; each letter brings another first row. */
  readonly words: readonly (readonly Keystroke[])[];
  /** A text alone, and texts with a status, a product and a tag. */
  readonly text: readonly FilterStep[];
  readonly combined: readonly FilterStep[];
  /** By who looks after the customers. */
  readonly owner: readonly FilterStep[];
  /** The first names of a sorted table, by code units, by the reader's language, and without case and accents. */
  readonly sortedFirst: readonly string[];
  /** Those of one sorted by licenses: whoever of the fewest stood first, or has the first id. */
  readonly fewestFirst: readonly string[];
}

const wordCount = 3;
const letters = 4;

/** The reference of these rows. Throws when they hold no words worth typing. */
export function referenceOf(rows: readonly JoinedRow[]): Reference {
  const found = new Map<string, readonly Keystroke[]>();
  for (const word of rows.flatMap(({ name }) => name.toLowerCase().match(/\b[a-z]{5,}/g) ?? [])) {
    const first = word[0]!;
    const keystrokes = found.has(first) ? undefined : keystrokesOf(word.slice(0, letters), rows);
    if (keystrokes) found.set(first, keystrokes);
    if (found.size === wordCount) break;
  }
  if (found.size < wordCount)
    throw new Error('The rows hold too few words whose letters each move the first row.');
  const words = [...found.values()];
  const texts = words.map((word) => word.map(({ key }) => key).join(''));
  return {
    count: rows.length,
    firstName: rows[0]!.name,
    words,
    text: texts.map((text) => stepOf({ text }, rows)),
    combined: texts.map((text) => stepOf(combinedFilter(text, rows), rows)),
    owner: ownersBelow(rows).map((owner) => stepOf({ text: '', owner }, rows)),
    sortedFirst: sortedFirst(rows),
    fewestFirst: fewestFirst(rows),
  };
}

/** `undefined` unless each letter brings another first row, the same for every way of searching. */
function keystrokesOf(word: string, rows: readonly JoinedRow[]): Keystroke[] | undefined {
  const keystrokes: Keystroke[] = [];
  for (let end = 1, before = rows[0]; end <= word.length; end++) {
    const text = word.slice(0, end);
    const first = rows.find(({ name }) => name.toLowerCase().includes(text));
    const folded = rows.find(({ name, adminEmail = '' }) =>
      foldText(`${name}\n${adminEmail}`).includes(text),
    );
    if (!first || first !== folded || first.name === before?.name) return undefined;
    keystrokes.push({ key: word[end - 1]!, firstName: first.name });
    before = first;
  }
  return keystrokes;
}

/** What one of the later rows with this text has, so that something is found and another row stands first. */
function combinedFilter(text: string, rows: readonly JoinedRow[]): BenchFilter {
  const withText = rows.filter(({ name }) => name.toLowerCase().includes(text));
  const model = withText.slice(1).find(({ statuses, tags }) => statuses.length > 0 && tags?.length)!;
  const { statuses, products, tags } = model;
  return { text, status: statuses[0], product: products[0], tag: tags?.[0] };
}

/** All owners but that of the first row, which stands first without a filter too. */
function ownersBelow(rows: readonly JoinedRow[]): string[] {
  const [first, ...others] = new Set(rows.map(({ id }) => ownerOf(id)));
  return others.filter((owner) => owner !== first);
}

function stepOf(filter: BenchFilter, rows: readonly JoinedRow[]): FilterStep {
  const first = rows.find(
    (row) => row.name.toLowerCase().includes(filter.text) && isChosen(row, () => row, filter),
  )!;
  return { filter, firstName: first.name };
}

function sortedFirst(rows: readonly JoinedRow[]): string[] {
  const names = rows.map(({ name }) => name);
  const least = (compare: (a: string, b: string) => number) =>
    names.reduce((found, name) => (compare(name, found) < 0 ? name : found));
  const collator = new Intl.Collator('en');
  return [
    least(compareCodePoints),
    least((a, b) => collator.compare(a, b)),
    least((a, b) => compareCodePoints(foldText(a), foldText(b))),
  ];
}

function fewestFirst(rows: readonly JoinedRow[]): string[] {
  const fewest = rows.reduce((least, { licenses }) => Math.min(least, licenses), Number.POSITIVE_INFINITY);
  const those = rows.filter(({ licenses }) => licenses === fewest);
  const byId = those.reduce((found, row) => (compareCodePoints(row.id, found.id) < 0 ? row : found));
  return [those[0]!.name, byId.name];
}
