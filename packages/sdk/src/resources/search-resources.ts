import { checkList, checkRecord, checkText, isRecord, isText } from '../errors/check-argument.ts';
import { foldText } from '../text/fold-text.ts';
import { searchableText, spellings } from '../text/spellings.ts';
import { type LocalText, localText, localTexts } from './local-text.ts';
import type { Resource } from './resource.schema.ts';

/** Which resources are looked for: text and filters are joined by *and*, the values of a filter by *or* (RES-1). */
export interface ResourceQuery {
  /** Words that all have to be found, without regard to case and accents. */
  readonly text?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
}

/** In which language resources are searched, and what their topics and kinds are called there. */
export interface ResourceSearchOptions {
  readonly locale: string;
  readonly topicNames?: Readonly<Record<string, LocalText>> | undefined;
  readonly kindNames?: Readonly<Record<string, LocalText>> | undefined;
}

/** A value of a filter, and how many resources it would leave. */
export interface ResourceChoice {
  readonly value: string;
  readonly count: number;
}

/** What a search finds. */
export interface FoundResources {
  /** The best first; of the same rank in the order of the content, which is kept where no text is looked for. */
  readonly items: readonly Resource[];
  /** All values of each filter, in the order in which they first stand; each counts what text and the other filters leave. */
  readonly choices: Readonly<Record<ResourceFilterField, readonly ResourceChoice[]>>;
}

/** The filters of a {@link ResourceQuery}. */
export const resourceFilterFields = ['kinds', 'topics', 'languages'] as const;

/** One of the filters of a {@link ResourceQuery}. */
export type ResourceFilterField = (typeof resourceFilterFields)[number];

/** More is no search that somebody has typed. */
const maxTextLength = 2_000;

/**
 * Searches resources (RES-1). What stands in the title goes before topics, kind and titles in other languages, these before the
 * description; what a title or a word of it begins with goes first. Arabic is found without its marks and with any form of hamza,
 * `Möbel` as `mobel` and `moebel`; a word of five letters or more is found with another last letter too, behind all that has it
 * (`licenses` finds `license`, `licenze` finds `licenza`). Throws `invalid` by the argument's name.
 */
export function searchResources(
  resources: readonly Resource[],
  query: ResourceQuery,
  options: ResourceSearchOptions,
): FoundResources {
  return resourceSearch(resources, options)(query);
}

/** The same, for a search that is asked again with every letter: the texts of the resources are made ready once. */
export function resourceSearch(
  resources: readonly Resource[],
  options: ResourceSearchOptions,
): (query: ResourceQuery) => FoundResources {
  checkList('resources', resources, isRecord);
  checkRecord('options', options);
  checkText('options.locale', options.locale);
  const entries = resources.map((resource) => ({ resource, texts: textsOf(resource, options) }));
  return (query) => {
    checkQuery(query);
    const words = wordsOf(query.text ?? '');
    const whole = foldText((query.text ?? '').trim());
    const ranked = entries
      .map(({ resource, texts }) => ({ resource, rank: rankOf(texts, whole, words) }))
      .filter(({ rank }) => rank < noMatch)
      .sort((a, b) => a.rank - b.rank)
      .map(({ resource }) => resource);
    const leftBy = (fields: readonly ResourceFilterField[]) =>
      ranked.filter((resource) => fields.every((field) => isLeft(resource, field, query[field])));
    const choicesOf = (field: ResourceFilterField): readonly ResourceChoice[] => {
      const counts = new Map(resources.flatMap((one) => valuesOf(one, field).map((value) => [value, 0])));
      for (const resource of leftBy(resourceFilterFields.filter((other) => other !== field)))
        for (const value of valuesOf(resource, field)) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [...counts].map(([value, count]) => ({ value, count }));
    };
    return {
      items: leftBy(resourceFilterFields),
      choices: { kinds: choicesOf('kinds'), topics: choicesOf('topics'), languages: choicesOf('languages') },
    };
  };
}

function checkQuery(query: ResourceQuery): void {
  checkRecord('query', query);
  if (query.text !== undefined) checkText('query.text', query.text);
  for (const field of resourceFilterFields)
    if (query[field] !== undefined) checkList(`query.${field}`, query[field], isText, 'texts');
}

/** Each word in the ways in which it may be written. */
function wordsOf(text: string): readonly (readonly string[])[] {
  const words = text.slice(0, maxTextLength).split(/\s+/).filter(Boolean);
  return words.map(spellings).filter(([word]) => word !== '');
}

interface ResourceTexts {
  readonly title: string;
  readonly titleWords: readonly string[];
  /** Its topics, its kind, its titles in other languages. */
  readonly about: string;
  readonly aboutWords: readonly string[];
  readonly description: string;
}

function textsOf(
  resource: Resource,
  { locale, topicNames = {}, kindNames = {} }: ResourceSearchOptions,
): ResourceTexts {
  const named = (names: Readonly<Record<string, LocalText>>, value: string) =>
    Object.hasOwn(names, value) ? localText(names[value], locale) : value;
  const title = searchableText(localText(resource.title, locale));
  const about = [
    ...valuesOf(resource, 'topics').map((topic) => named(topicNames, topic)),
    ...valuesOf(resource, 'kinds').map((kind) => named(kindNames, kind)),
    ...localTexts(resource.title),
  ];
  const said = about.map(searchableText).join('\n');
  return {
    title,
    titleWords: title.split(betweenWords),
    about: said,
    aboutWords: said.split(betweenWords),
    description: searchableText(localText(resource.description, locale)),
  };
}

const betweenWords = /[^\p{L}\p{N}]+/u;
const noMatch = 6;
/** From so many letters on a word is found with another ending: a plural, a feminine. */
const stemFrom = 5;

/** The rank of the word that is found worst; 0 where the title begins with the whole text. */
function rankOf(texts: ResourceTexts, whole: string, words: readonly (readonly string[])[]): number {
  if (whole !== '' && texts.title.startsWith(whole)) return 0;
  return Math.max(0, ...words.map((word) => Math.min(...word.map((spelling) => wordRank(texts, spelling)))));
}

function wordRank(texts: ResourceTexts, word: string): number {
  const { title, titleWords, about, aboutWords, description } = texts;
  if (titleWords.some((one) => one.startsWith(word))) return 1;
  if (title.includes(word)) return 2;
  if (about.includes(word)) return 3;
  if (description.includes(word)) return 4;
  const letters = [...word];
  if (letters.length < stemFrom) return noMatch;
  const stem = letters.slice(0, -1).join('');
  const hasStem = (one: string) => one.startsWith(stem);
  return titleWords.some(hasStem) || aboutWords.some(hasStem) ? 5 : noMatch;
}

function isLeft(
  resource: Resource,
  field: ResourceFilterField,
  wanted: readonly string[] | undefined,
): boolean {
  return !wanted?.length || valuesOf(resource, field).some((value) => wanted.includes(value));
}

/** What a resource has in a filter's field, each value once. */
function valuesOf({ kind, topics, languages }: Resource, field: ResourceFilterField): readonly string[] {
  const values: unknown = { kinds: [kind], topics, languages }[field];
  return Array.isArray(values) ? [...new Set(values.filter(isText))] : [];
}
