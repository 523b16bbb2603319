import { publishedPackages } from '../repository.ts';
import { type DeclaredEntry, declaredEntries } from './declared-names.ts';

/** Pages by their path in the repository. */
export type Pages = Readonly<Record<string, string>>;

/** A page of each entry of each published package: what it exports, what that means, and how it is called. */
export function apiPages(): Pages {
  const entries = publishedPackages.flatMap((name) => withoutRepeats(declaredEntries(name)));
  const pages = entries.map((entry) => [apiPath(entry.specifier), apiPage(entry)]);
  return Object.fromEntries([...pages, ['docs/api/README.md', index(entries)]]);
}

/** What the root repeats of other entries is shown there. */
function withoutRepeats([root, ...others]: readonly DeclaredEntry[]): DeclaredEntry[] {
  if (!root) return [];
  const names = root.names.map((one) => {
    const { name, signature } = one;
    const at = others.find((other) =>
      other.names.some((its) => its.name === name && its.signature === signature),
    );
    return at ? { ...one, signature: `export { ${name} } from '${at.specifier}';` } : one;
  });
  return [{ ...root, names }, ...others];
}

/** Where the page of an entry stands, `docs/api/ui/customer-table.md`. */
export function apiPath(specifier: string): string {
  const [, name = '', entry = 'index'] = /^@partnerkit\/([\w-]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  return `docs/api/${name}/${entry.replaceAll('/', '-')}.md`;
}

function apiPage({ specifier, names }: DeclaredEntry): string {
  const parts = names.map(({ name, meaning, signature }) =>
    [`## ${name}`, meaning, `\`\`\`ts\n${signature}\n\`\`\``].filter(Boolean).join('\n\n'),
  );
  return `# ${specifier}\n\n${parts.join('\n\n')}\n`;
}

function index(entries: readonly DeclaredEntry[]): string {
  const lines = entries.map(({ specifier, names }) => {
    const link = apiPath(specifier).replace('docs/api/', '');
    return `| [\`${specifier}\`](${link}) | ${names.length} |`;
  });
  return [
    '# Reference',
    '',
    'Every name that a host can import, by its entry: what it means, and its declaration. Made of the declarations by',
    '`npm run reference:update`.',
    '',
    '| entry | names |',
    '| --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

/** The signatures of a page, by name. */
export function signaturesOf(page: string): Map<string, string> {
  const found = page.matchAll(/^## (\S+)\n(?:(?!^## |^```ts\n)[\s\S])*^```ts\n([\s\S]*?)\n```$/gm);
  return new Map([...found].map(([, name = '', signature = '']) => [name, signature]));
}
