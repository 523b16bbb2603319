import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { packageFolder } from './repository.ts';

const controls = new Set(['button', 'input', 'select', 'textarea']);

interface Tag {
  readonly at: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly source: string;
}

/** The native elements that a package's components draw, stories and tests left out. */
async function drawnTags(name: 'ui' | 'portal'): Promise<Tag[]> {
  const tags: Tag[] = [];
  const folder = packageFolder(name);
  for (const file of await readdir(join(folder, 'src'), { recursive: true })) {
    if (!file.endsWith('.tsx') || /\.(stories|test)\.tsx$/.test(file)) continue;
    const source = await readFile(join(folder, 'src', file), 'utf8');
    tags.push(...tagsOf(source, relative('.', join(folder, 'src', file))));
  }
  return tags;
}

function tagsOf(source: string, file: string): Tag[] {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const tags: Tag[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const attributes = node.attributes.properties.filter(ts.isJsxAttribute);
      const line = parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      tags.push({
        at: `${file}:${line}`,
        name: node.tagName.getText(),
        attributes: new Map(attributes.map((it) => [it.name.getText(), it.initializer?.getText() ?? ''])),
        source,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return tags;
}

const places = (tags: readonly Tag[]) => tags.map(({ at, name }) => `${at} <${name}>`);
const isButtonWithoutType = ({ name, attributes }: Tag) => name === 'button' && !attributes.has('type');
const isOfAForm = ({ name, attributes }: Tag) =>
  name === 'form' || (controls.has(name) && attributes.get('form') !== '""');
const readsKeysBlindly = ({ name, attributes, source }: Tag) =>
  /^(input|textarea)$/.test(name) && attributes.has('onKeyDown') && !/\bisComposing\(/.test(source);

describe('a form of the host around our widgets', () => {
  it('would be found to be ours by this check', () => {
    const [button, input, form] = tagsOf(
      '<><button>x</button><input onKeyDown={f} /><form /></>',
      'x.tsx',
    ).filter(({ name }) => name !== '');
    expect(isButtonWithoutType(button as Tag)).toBe(true);
    expect([button, input, form].map((tag) => isOfAForm(tag as Tag))).toEqual([true, true, true]);
    expect(readsKeysBlindly(input as Tag)).toBe(true);
  });

  it('is no form of ours: no control belongs to it, and we make none inside', async () => {
    const tags = await drawnTags('ui');
    expect(tags.filter(({ name }) => controls.has(name)).length).toBeGreaterThan(30);
    expect(places(tags.filter(isOfAForm))).toEqual([]);
  });

  it('is submitted by no button that did not say so', async () => {
    const tags = [...(await drawnTags('ui')), ...(await drawnTags('portal'))];
    expect(places(tags.filter(isButtonWithoutType))).toEqual([]);
  });

  it('and the input method keep their keys: a field that listens for keys tells them apart', async () => {
    expect(places((await drawnTags('ui')).filter(readsKeysBlindly))).toEqual([]);
  });
});
