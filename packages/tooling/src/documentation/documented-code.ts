import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../repository.ts';

/** A module made of one block of code of a page. */
export interface DocumentedModule {
  /** In the repository, where the packages that it imports are found. */
  readonly path: string;
  /** Its lines are numbered as those of the page. */
  readonly contents: string;
}

/** What a page leaves out since every host has its own; whatever else a block uses it declares or imports. */
const leftOut: Readonly<Record<string, string>> = {
  archive: "(customer: import('@partnerkit/sdk').Customer) => Promise<void>",
  callLegs: "import('@partnerkit/sdk/calling').CallLeg[]",
  client: "import('@partnerkit/sdk').PartnerClient",
  customer: "import('@partnerkit/sdk').Customer",
  customerId: 'string',
  customerIds: 'string[]',
  customers: "import('@partnerkit/sdk').Customer[]",
  file: 'Uint8Array<ArrayBuffer>',
  http: "Parameters<typeof import('@partnerkit/testing/fake-server').fakeServerHandlers>[0]",
  navigate: '(to: string) => void',
  openChat: '(topic: string) => void',
  page: "Parameters<typeof import('@partnerkit/testing/fake-server').routePartner>[0]",
  put: '(path: string, body: unknown) => Promise<void>',
  region: "'EU'",
  report: '(text: string) => void',
  server: "import('@partnerkit/testing/fake-server').FakeServer",
  setupWorker: '(...handlers: unknown[]) => void',
  source: "import('@partnerkit/sdk').PartnerDataSource",
  stored: "import('@partnerkit/sdk').SavedView[]",
  subscriptions: "import('@partnerkit/sdk').Subscription[]",
  track: '(event: string, ...about: string[]) => void',
  // what a page of the host's keeps, and its own parts
  endpoint: 'string | undefined',
  product: "'meetings' | 'calling'",
  query: 'string',
  selection: "import('@partnerkit/sdk').CustomerSelection",
  setEndpoint: '(endpoint: string | undefined) => void',
  setIsUnsaved: '(isUnsaved: boolean) => void',
  setProduct: '(product: string) => void',
  setQuery: '(query: string) => void',
  setWeek: '(week: string) => void',
  showAll: '() => void',
  week: 'string',
  Campaign: "(props: { selection: import('@partnerkit/sdk').CustomerSelection }) => null",
  CrmCard: '(props: { id: string }) => null',
  TicketForm: '(props: { onSent: () => void }) => null',
};

/** Their blocks stand in an example that is compiled and run, `packages/testing/example`. */
const pagesOfExamples = [
  'README.md',
  ...['start', 'own-data', 'own-back-end', 'theming', 'languages', 'origins', 'going-live'].map(
    (name) => `docs/${name}.md`,
  ),
];

/** Every block of TypeScript in the pages of the documentation, as a module that compiles where the page is right. */
export function documentedModules(): DocumentedModule[] {
  const pages = ['README.md', 'docs/*.md', 'docs/widgets/*.md', 'packages/*/README.md'].flatMap((pattern) =>
    globSync(pattern, { cwd: repositoryRoot }),
  );
  return pages
    .filter((page) => !pagesOfExamples.includes(page))
    .flatMap((page) => modulesOf(page, readFileSync(join(repositoryRoot, page), 'utf8')));
}

/** The modules of one page. */
export function modulesOf(page: string, markdown: string): DocumentedModule[] {
  const [ownPackage = 'packages/ui'] = /^packages\/[^/]+/.exec(page) ?? [];
  const folder = join(ownPackage, '.cache/documented', page.replace(/\.md$/, ''));
  return [...markdown.matchAll(/^```tsx?\n(.*?)^```$/gms)].map((found) => {
    const fence = markdown.slice(0, found.index).split('\n').length;
    const contents = `${'\n'.repeat(fence - 1)}${moduleOf(found[1] ?? '')}`;
    return { path: `${folder}.${fence}.tsx`, contents };
  });
}

/** A block with what it leaves out before its first line. */
function moduleOf(block: string): string {
  const file = ts.createSourceFile('block.tsx', block, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const own = new Set(file.statements.flatMap(namesOf));
  const used = identifiersOf(file);
  const missing = [...used].filter((name) => !own.has(name));
  const declared = missing
    .filter((name) => leftOut[name] !== undefined)
    .map((name) => `declare const ${name}: ${leftOut[name]};`);
  // a block without any imports is about what the page is about
  const imports = file.statements.some(ts.isImportDeclaration) ? [] : impliedImports(block, missing);
  // several elements by themselves are what stands in a page
  const body = block.startsWith('<') ? `<>${block.trimEnd().replace(/;$/, '')}</>;\n` : block;
  const exported = file.statements.filter((one) => !isExported(one)).flatMap(declaredNames);
  return `${[...imports, ...declared].join(' ')}\n${body}export { ${exported.join(', ')} };\n`;
}

function impliedImports(block: string, missing: readonly string[]): string[] {
  const elements = missing.filter((name) => block.includes(`<${name}`) && leftOut[name] === undefined);
  const sources = missing.filter((name) => name === 'memorySource');
  return [
    ...(elements.length > 0 ? [`import { ${elements.join(', ')} } from '@partnerkit/ui';`] : []),
    ...(sources.length > 0 ? [`import { ${sources.join(', ')} } from '@partnerkit/sdk';`] : []),
  ];
}

/** The names that a statement of a module makes, those of an import included. */
function namesOf(statement: ts.Statement): string[] {
  if (!ts.isImportDeclaration(statement)) return declaredNames(statement);
  const { name, namedBindings } = statement.importClause ?? {};
  const named = namedBindings && ts.isNamedImports(namedBindings) ? [...namedBindings.elements] : [];
  const space = namedBindings && ts.isNamespaceImport(namedBindings) ? [namedBindings] : [];
  return [...(name ? [name] : []), ...[...named, ...space].map((one) => one.name)].map(({ text }) => text);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name.text] : [];
  return [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : boundNames(element.name),
  );
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** What is spoken of by its name alone: no member of something else. */
function identifiersOf(node: ts.Node, found = new Set<string>()): Set<string> {
  if (ts.isIdentifier(node) && !isMember(node)) found.add(node.text);
  ts.forEachChild(node, (child) => {
    identifiersOf(child, found);
  });
  return found;
}

function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isJsxAttribute(parent)) && parent.name === node;
}
