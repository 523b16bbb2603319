import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { packageFolder } from '../repository.ts';
import { apiPath, type Pages } from './api-pages.ts';
import {
  commentOf,
  type DeclaredEntry,
  type DeclaredName,
  declarationsOf,
  declaredEntries,
  spelled,
} from './declared-names.ts';

const source = join(packageFolder('ui'), 'src');

/** What is a page of its own in Storybook, by the name of its file, and where it stands here. */
const otherPages: Readonly<Record<string, string>> = { 'theming--docs': '../theming.md' };

/** A page of each widget, made of its page in Storybook and of its types, and a list of them. */
export function widgetPages(): Pages {
  const entries = declaredEntries('ui');
  const told = globSync('**/*.mdx', { cwd: source }).sort();
  const pages = told.map((path) => {
    const name = basename(path, '.mdx');
    return { name, page: widgetPage(name, readFileSync(join(source, path), 'utf8'), entries) };
  });
  pages.push({ name: 'partner-provider', page: providerPage(entries) });
  pages.sort((a, b) => (a.name < b.name ? -1 : 1));
  const list = pages.map(({ name, page }) => `- [${titleOf(page)}](${name}.md): ${firstSentence(page)}`);
  const index = `# Widgets\n\nEach with what it does, how it is embedded, and its props.\n\n${list.join('\n')}\n`;
  return Object.fromEntries([
    ['docs/widgets/README.md', index],
    ...pages.map(({ name, page }) => [`docs/widgets/${name}.md`, page]),
  ]);
}

/** The title of a page. */
export function titleOf(page: string): string {
  return /^# (.*)$/m.exec(page)?.[1] ?? '';
}

/** The first sentence of a page that is no code, without links. */
export function firstSentence(page: string): string {
  const prose = page.replace(/^#.*$/gm, '').replace(/^```[\s\S]*?^```$/gm, '');
  const [paragraph = ''] = prose
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => /^[A-Z*`_[]/.test(part));
  const flat = paragraph.replaceAll('\n', ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return /^.*?[.:](?=\s|$)/.exec(flat)?.[0].replace(/:$/, '.') ?? flat;
}

function widgetPage(name: string, mdx: string, entries: readonly DeclaredEntry[]): string {
  const prose = proseOf(mdx);
  const shown = new Set([...prose.matchAll(/<([A-Z]\w+)/g)].map(([, component]) => component ?? ''));
  const entry = entryOf(name, prose, entries);
  const components = (entry?.names ?? []).filter(
    (one) => isComponent(one) && (shown.has(one.name) || titleOf(prose).includes(one.name)),
  );
  return pageOf(prose, entry, components);
}

function providerPage(entries: readonly DeclaredEntry[]): string {
  const entry = entries.find(({ specifier }) => specifier.endsWith('/partner-provider'));
  const provider = entry?.names.find((one) => one.name === 'PartnerProvider');
  return pageOf(`# PartnerProvider\n\n${provider?.meaning}`, entry, provider ? [provider] : []);
}

function pageOf(
  prose: string,
  entry: DeclaredEntry | undefined,
  components: readonly DeclaredName[],
): string {
  const props = components.map((component) => propsOf(component)).filter((part) => part !== '');
  const link = entry
    ? [`All names and types: [\`${entry.specifier}\`](${apiPath(entry.specifier).replace('docs/', '../')}).`]
    : [];
  return `${[prose.trim(), ...props, ...link].join('\n\n')}\n`;
}

/** A page of Storybook without what is drawn there. */
function proseOf(mdx: string): string {
  return mdx
    .replace(/^import .*$/gm, (line, at) => (mdx.slice(0, at).includes('```') ? line : ''))
    .replace(/^<(Canvas|Controls|ArgTypes|Meta|Reference)\b.*$/gm, '')
    .replace(/\]\(\?path=\/docs\/([\w-]+)\)/g, (_all, id: string) => `](${otherPages[id] ?? storyPage(id)})`)
    .replace(/\n{3,}/g, '\n\n');
}

const pagesOfStories = new Map(
  globSync('**/*.stories.tsx', { cwd: source }).flatMap((path) => {
    const [, title] = /title: '([^']+)'/.exec(readFileSync(join(source, path), 'utf8')) ?? [];
    const id = title?.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    return id ? [[`${id}--docs`, `${basename(path, '.stories.tsx')}.md`]] : [];
  }),
);

function storyPage(id: string): string {
  const page = pagesOfStories.get(id);
  if (!page) throw new Error(`A page of Storybook leads to ${id}, which is none.`);
  return page;
}

/** The entry that the page's own example imports from, or the one of the same name. */
function entryOf(name: string, prose: string, entries: readonly DeclaredEntry[]): DeclaredEntry | undefined {
  const own = (wanted: string) => entries.find(({ specifier }) => specifier === wanted);
  const [, named = ''] = /from '(@partnerkit\/ui\/[\w-]+)'/.exec(prose) ?? [];
  if (own(`@partnerkit/ui/${name}`)) return own(`@partnerkit/ui/${name}`);
  const title = titleOf(prose);
  return (
    own(named) ??
    entries
      .slice(1)
      .find(({ names }) =>
        names.some((one) => title === one.name || (prose.includes(`<${one.name} `) && isComponent(one))),
      )
  );
}

function isComponent({ name, signature }: DeclaredName): boolean {
  return (
    /^[A-Z]/.test(name) &&
    new RegExp(`^function ${name}\\b[\\s\\S]*\\bJSX\\.Element( \\| null)?;$`).test(signature)
  );
}

/** A table of what a component takes; nothing where it takes nothing. */
function propsOf({ name, statement }: DeclaredName): string {
  const [parameter] = statement && ts.isFunctionDeclaration(statement) ? statement.parameters : [];
  if (!parameter?.type) return '';
  const members = new Map(membersOf(parameter.type).map((one) => [one.member.name.getText(), one]));
  const rows = [...members.values()].map(({ member, meaning }) => {
    const type = spelled(member.type ?? member)
      .replace(/ \| undefined$/, '')
      .replace(/\s+/g, ' ');
    const isWanted = !member.questionToken;
    return `| \`${member.name.getText()}\`${isWanted ? ' (needed)' : ''} | \`${type.replace(/^\((.*)\)$/, '$1').replaceAll('|', '\\|')}\` | ${meaning.replaceAll('\n\n', ' ').replaceAll('|', '\\|')} |`;
  });
  if (rows.length === 0) return '';
  return [`## Props of ${name}`, '', '| prop | type | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

interface Member {
  readonly member: ts.PropertySignature;
  readonly meaning: string;
}

/** The properties of a type, its own before those of what it extends. */
function membersOf(type: ts.TypeNode): Member[] {
  if (ts.isTypeLiteralNode(type)) return own(type.members);
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(membersOf);
  if (ts.isTypeReferenceNode(type))
    return membersOfReference(type.typeName.getText(), type.typeArguments ?? [], type);
  return [];
}

function membersOfReference(name: string, args: readonly ts.TypeNode[], node: ts.Node): Member[] {
  if (name === 'Omit' || name === 'Pick') {
    const [of, keys] = args;
    const named = new Set([...(keys?.getText().matchAll(/'(\w+)'/g) ?? [])].map(([, key]) => key));
    return (of ? membersOf(of) : []).filter(
      ({ member }) => named.has(member.name.getText()) === (name === 'Pick'),
    );
  }
  const { statements } = declarationsOf(node.getSourceFile().fileName, name);
  return statements.flatMap((statement) => {
    if (ts.isTypeAliasDeclaration(statement)) return membersOf(statement.type);
    if (!ts.isInterfaceDeclaration(statement)) return [];
    const inherited = (statement.heritageClauses ?? []).flatMap(({ types }) =>
      types.flatMap((one) => membersOfReference(one.expression.getText(), one.typeArguments ?? [], one)),
    );
    return [...own(statement.members), ...inherited];
  });
}

function own(members: ts.NodeArray<ts.TypeElement>): Member[] {
  return members.filter(ts.isPropertySignature).map((member) => ({ member, meaning: commentOf(member) }));
}
