import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from './repository.ts';

/** Attributes that somebody reads or hears. */
const spoken = new Set([
  'alt',
  'title',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'label',
]);
const word = /\p{L}{2}/u;

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The texts of elements and of spoken attributes that stand in the code itself. */
function writtenTexts(code: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown, isSpoken: boolean): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, isSpoken);
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    const node = value as Node;
    const attribute = node.type === 'JSXAttribute' ? (node.name as Node).name : undefined;
    if (node.type === 'JSXText' && word.test(String(node.value))) found.push(String(node.value).trim());
    // what an attribute is made of by a choice counts too, what a function in it says does not
    if (isSpoken && node.type === 'Literal' && typeof node.value === 'string' && word.test(node.value))
      found.push(node.value);
    const isChoice = ['ConditionalExpression', 'LogicalExpression', 'JSXExpressionContainer'].includes(
      node.type,
    );
    for (const [field, child] of Object.entries(node)) {
      if (attribute !== undefined && field === 'value') visit(child, spoken.has(String(attribute)));
      else visit(child, isSpoken && isChoice && field !== 'test');
    }
  };
  visit(parseAst(code, { lang: 'tsx' }), false);
  return found;
}

describe('a text that somebody reads', () => {
  it.each([
    ['<p>Nothing here</p>', ['Nothing here']],
    ['<p>{count} · %</p>', []],
    ['<button aria-label="Close" />', ['Close']],
    ['<input placeholder={isOne ? "One" : t("many")} />', ['One']],
    ['<p className="pk-text">{t("some.id")}</p>', []],
  ])('is found in %s', (code, texts) => {
    expect(writtenTexts(`const shown = ${code};`)).toEqual(texts);
  });

  const files = globSync('packages/{ui,portal,elements}/src/**/*.tsx', { cwd: repositoryRoot }).filter(
    (file) => !/\.(test|stories)\.tsx$/.test(file),
  );

  it('stands in a catalog, not in the code', () => {
    expect(files.length).toBeGreaterThan(100);
    const written = files.flatMap((file) =>
      writtenTexts(readFileSync(join(repositoryRoot, file), 'utf8')).map((text) => `${file}: ${text}`),
    );
    // a developer reads it: the page has no style sheet yet
    const forDevelopers = "PartnerKit has no style sheet here. Add: import '@partnerkit/ui/styles.css'";
    expect(written).toEqual([`packages/ui/src/provider/partner-provider.tsx: ${forDevelopers}`]);
  });
});
