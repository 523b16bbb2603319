import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sheet = readFileSync(join(import.meta.dirname, '../styles.css'), 'utf8');

/** Whether a text has a comma outside of brackets and quotes. */
function isList(text: string): boolean {
  let [bare, before] = [text, ''];
  while (bare !== before) [before, bare] = [bare, bare.replace(/"[^"]*"|\([^()]*\)|\[[^[\]]*\]/g, '')];
  return bare.includes(',');
}

/** The selectors of the sheet, those of a list by themselves. */
const selectors = (sheet.replaceAll(/\/\*.*?\*\//gs, '').match(/[^{};]+(?=\{)/g) ?? []).flatMap((prelude) =>
  prelude.split(/,\s*(?=&?:where\()/),
);

it('names each class in a :where() of its own, since browsers try a list of them on every element of a page', () => {
  const lists = selectors
    .map((selector) => /^\s*&?:where\((.*)\)(?:::?[\w-]+)?\s*$/s.exec(selector)?.[1])
    .filter((inner) => inner !== undefined && !/\)\s*:where\(/.test(inner) && isList(inner));
  expect(lists).toEqual([]);
});

/** What a selector says of an element itself, behind what it says of those around it. */
function subjectOf(selector: string): string {
  let [at, depth] = [selector.length, 0];
  while (at > 0 && (depth > 0 || !/[\s>+~]/.test(selector[at - 1] as string))) {
    at--;
    if (selector[at] === ')') depth++;
    if (selector[at] === '(') depth--;
  }
  return selector.slice(at);
}

it('says first where an element stands that any could be, so that browsers pass over nearly all of a page', () => {
  const names = /[.[]|(?:^|[(\s])[a-z]|:(?:focus|root|host)/;
  const tried = selectors
    .map((selector) => selector.trim())
    .filter((selector) => selector.startsWith(':where(') && !selector.includes('[class^='))
    .filter((selector) => {
      const subject = subjectOf(selector);
      if (subject !== selector || isList(subject.replace(/^:where\((.*)\)$/s, '$1'))) return false;
      const own = subjectOf(subject.replace(/^:where\(([^()]*(?:\([^()]*\)[^()]*)*)\).*$/s, '$1').trim());
      return !names.test(own.replace(/:(?:not|has)\([^()]*\)/g, ''));
    });
  expect([...new Set(tried)]).toEqual([':where(.pk-root > *)']);
});

it('rounds every corner by --pk-radius, pills, circles and square corners apart', () => {
  const radii = [...sheet.matchAll(/border(?:-\w+)*-radius:\s*([^;]+);/g)].map(([, radius = '']) => radius);
  expect(radii.length).toBeGreaterThan(0);
  const isOfItsOwn = (radius: string) =>
    !['0', '50%', '999px'].includes(radius) && !radius.includes('var(--pk-radius)');
  expect(radii.filter(isOfItsOwn)).toEqual([]);
});

it('has every token in the documentation, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/theming.md'), 'utf8');
  const told = [...page.matchAll(/^\| `(--pk-[\w-]+)`/gm)].map(([, name]) => name);
  expect(told).toEqual([...new Set(sheet.match(/(?<=--_pk-[\w-]+: var\()--pk-[\w-]+/g))]);
});
