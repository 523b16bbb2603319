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

it('names each class in a :where() of its own, since browsers try a list of them on every element of a page', () => {
  const preludes = sheet.replaceAll(/\/\*.*?\*\//gs, '').match(/[^{};]+(?=\{)/g) ?? [];
  const selectors = preludes.flatMap((prelude) => prelude.split(/,\s*(?=&?:where\()/));
  const lists = selectors
    .map((selector) => /^\s*&?:where\((.*)\)(?:::?[\w-]+)?\s*$/s.exec(selector)?.[1])
    .filter((inner) => inner !== undefined && !/\)\s*:where\(/.test(inner) && isList(inner));
  expect(lists).toEqual([]);
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
