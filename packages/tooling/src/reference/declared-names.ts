import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { packageFolder } from '../repository.ts';
import { sourceEntries } from '../source-entries.ts';

/** What an entry of a package exports, as its declarations say it. */
export interface DeclaredEntry {
  /** What a host writes to import it. */
  readonly specifier: string;
  readonly names: readonly DeclaredName[];
}

/** One exported name. */
export interface DeclaredName {
  readonly name: string;
  /** Its comment, without the marks of one. */
  readonly meaning: string;
  /** The declaration without a body and without its own comment. */
  readonly signature: string;
  readonly statement: ts.Statement | undefined;
}

/** The entries of a package by the declarations that its build has left in `.cache`. Throws where there are none yet. */
export function declaredEntries(name: string): DeclaredEntry[] {
  const folder = packageFolder(name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.entries(sourceEntries(manifest.exports, folder)).map(([entry, source]) => {
    const specifier = entry === 'index' ? manifest.name : `${manifest.name}/${entry}`;
    const path = join(folder, '.cache/declarations', name, source).replace(/\.tsx?$/, '.d.ts');
    const names = exportedNames(path).map((one) => declaredName(path, one));
    return { specifier, names: names.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  });
}

const files = new Map<string, ts.SourceFile>();

function parsed(path: string): ts.SourceFile {
  const known = files.get(path);
  if (known) return known;
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  files.set(path, file);
  return file;
}

function exportedNames(path: string): string[] {
  const names = parsed(path).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      return clause && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];
    }
    return isExported(statement) ? namesOf(statement) : [];
  });
  return [...new Set(names)];
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.DeclarationStatement;
  return name ? [name.text] : [];
}

/** Where a name of a module is declared: the module and all statements of it. A name of another package has none. */
export function declarationsOf(
  path: string,
  name: string,
): { path: string; statements: ts.Statement[]; from?: string } {
  const { statements } = parsed(path);
  const own = statements.filter((statement) => namesOf(statement).includes(name));
  if (own.length > 0) return { path, statements: own };
  for (const statement of statements) {
    const found = importedAs(statement, name);
    if (!found) continue;
    if (!found.from) return declarationsOf(path, found.name);
    if (!found.from.startsWith('.')) return { path, statements: [], from: found.from };
    return declarationsOf(resolve(dirname(path), found.from.replace(/\.tsx?$/, '.d.ts')), found.name);
  }
  return { path, statements: [] };
}

/** Under which name, and from where, a statement brings one into its module. */
function importedAs(
  statement: ts.Statement,
  name: string,
): { name: string; from: string | undefined } | undefined {
  if (!ts.isExportDeclaration(statement) && !ts.isImportDeclaration(statement)) return undefined;
  const clause = ts.isExportDeclaration(statement)
    ? statement.exportClause
    : statement.importClause?.namedBindings;
  if (!clause || !('elements' in clause)) return undefined;
  const element = [...clause.elements].find((one) => one.name.text === name);
  if (!element) return undefined;
  const from = (statement.moduleSpecifier as ts.StringLiteral | undefined)?.text;
  return { name: (element.propertyName ?? element.name).text, from };
}

function declaredName(path: string, name: string): DeclaredName {
  const { statements, path: where, from } = declarationsOf(path, name);
  if (from)
    return { name, meaning: '', signature: `export { ${name} } from '${from}';`, statement: undefined };
  const texts = statements.map((statement) => spelled(statement));
  // what a schema says is all that its type says
  const [, schema] = /\btypeof (\w+)>?;$/.exec(texts[0] ?? '') ?? [];
  if (schema) texts.push(...declarationsOf(where, schema).statements.map((statement) => spelled(statement)));
  return {
    name,
    meaning: commentOf(statements[0]),
    signature: texts.join('\n'),
    statement: statements[0],
  };
}

/** The comment before a node, without its marks and without line breaks of its own. */
export function commentOf(node: ts.Node | undefined): string {
  const [comment] = node ? ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1) : [];
  if (!comment) return '';
  const lines = comment
    .getText()
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim());
  return lines
    .join('\n')
    .trim()
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' '))
    .join('\n\n');
}

const long = 3000;

/** A declaration as a reader wants it; what the compiler has spelled out deep inside a long one is told by a digest alone. */
export function spelled(node: ts.Node): string {
  const text = node.getText();
  const cut = text.length > long ? shortened(node, text) : text;
  return cut
    .replace(/^export /, '')
    .replace(/^declare /, '')
    .replace(/import\("[^"]+"\)\./g, '');
}

function shortened(node: ts.Node, text: string): string {
  const start = node.getStart();
  const edits: { from: number; to: number; by: string }[] = [];
  const visit = (child: ts.Node, depth: number): void => {
    const isLiteral = ts.isTypeLiteralNode(child);
    if (isLiteral && (depth > 0 || child.members.length > 60) && child.getWidth() > 200) {
      const digest = createHash('sha256').update(child.getText()).digest('hex').slice(0, 8);
      const by = `{ /* ${child.members.length} members, ${digest} */ }`;
      edits.push({ from: child.getStart() - start, to: child.getEnd() - start, by });
      return;
    }
    ts.forEachChild(child, (inner) => visit(inner, depth + (isLiteral ? 1 : 0)));
  };
  visit(node, 0);
  return edits.reduceRight((rest, { from, to, by }) => rest.slice(0, from) + by + rest.slice(to), text);
}
