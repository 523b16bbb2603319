import type { HostQuery } from '@partnerkit/sdk';
import { formatQuery } from '@partnerkit/sdk/query';
import type { compareTexts } from '../i18n/texts/compare-texts.ts';
import type { IdIn } from '../i18n/translate.ts';

/** What is typed into a panel that compares. */
export type TypedValue = 'text' | 'number' | 'percent' | 'wholeNumber' | 'day' | 'days';

/** One way to compare: how the query language writes it, with `#` where the value stands, and how it is said. */
export interface ComparisonForm {
  readonly written: string;
  readonly words: string | { readonly id: IdIn<typeof compareTexts> };
  readonly typed: TypedValue;
}

const signs = ['=', '>', '>=', '<', '<='] as const;
const signWords: Readonly<Record<(typeof signs)[number], string>> = {
  '=': '=',
  '>': '>',
  '>=': '≥',
  '<': '<',
  '<=': '≤',
};

/** Shares are asked for by what they stay below first. */
const percentForms = (['<', '<=', '>', '>=', '='] as const).map(
  (sign): ComparisonForm => ({
    written: `${sign === '=' ? ':' : sign}#%`,
    words: `${signWords[sign]} … %`,
    typed: 'percent',
  }),
);

function numberForms(typed: TypedValue): readonly ComparisonForm[] {
  return signs.map((sign) => ({ written: `${sign === '=' ? ':' : sign}#`, words: signWords[sign], typed }));
}

const from: ComparisonForm = { written: '>=#', words: { id: 'compare.from' }, typed: 'day' };
const until: ComparisonForm = { written: '<=#', words: { id: 'compare.until' }, typed: 'day' };
const on: ComparisonForm = { written: ':#', words: { id: 'compare.on' }, typed: 'day' };
const nextDays: ComparisonForm = { written: ':0d..#d', words: { id: 'compare.nextDays' }, typed: 'days' };
const lastDays: ComparisonForm = { written: ':-#d..0d', words: { id: 'compare.lastDays' }, typed: 'days' };

/** How each kind of field is compared; the way that stands first is the one that is offered. */
export const comparisonForms = {
  text: [
    { written: ':#', words: { id: 'compare.contains' }, typed: 'text' },
    { written: '=#', words: { id: 'compare.is' }, typed: 'text' },
  ],
  number: numberForms('number'),
  wholeNumber: numberForms('wholeNumber'),
  percent: percentForms,
  date: [from, until, on, nextDays, lastDays],
  /** Dates that lie ahead. */
  coming: [nextDays, until, from, on],
  /** Dates that lie behind. */
  past: [lastDays, from, until, on],
} as const satisfies Readonly<Record<string, readonly ComparisonForm[]>>;

/** How a field is compared. */
export type ComparisonKind = keyof typeof comparisonForms;

const typedPatterns: Readonly<Record<TypedValue, string>> = {
  text: '[^,"]+|"(?:[^"\\\\]|\\\\.)*"',
  number: '-?[\\d.]+',
  wholeNumber: '\\d+',
  percent: '[\\d.]+',
  day: '\\d{4}-\\d\\d-\\d\\d',
  days: '\\d+',
};

/** In which of these ways a term compares, and with what; `undefined` where in none: it is said, and changed as text alone. */
export function comparisonOf(
  kind: ComparisonKind,
  term: HostQuery[number],
): { readonly form: ComparisonForm; readonly value: string } | undefined {
  if (term.kind === 'text') return undefined;
  const text = formatQuery([{ ...term, negated: false }]).slice(term.field.length);
  for (const form of comparisonForms[kind]) {
    const [before = '', after = ''] = form.written.split('#');
    const pattern = new RegExp(`^${escaped(before)}(${typedPatterns[form.typed]})${escaped(after)}$`);
    const value = pattern.exec(text)?.[1];
    if (value !== undefined) return { form, value: unquoted(value) };
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/\./g, '\\.');
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}
