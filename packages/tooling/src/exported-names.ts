import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { packageFolder, publishedPackages } from './repository.ts';
import { sourceEntries } from './source-entries.ts';

/**
 * What each entry of the published packages exports, by what a host writes to import it. Sorted; a name that is a type
 * alone says so.
 */
export async function exportedNames(): Promise<Record<string, string[]>> {
  const ofPackages = await Promise.all(publishedPackages.map(namesByEntry));
  return Object.fromEntries(ofPackages.flat());
}

async function namesByEntry(name: string): Promise<[entry: string, names: string[]][]> {
  const folder = packageFolder(name);
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const entries = Object.entries(sourceEntries(manifest.exports, folder));
  return Promise.all(
    entries.map(async ([entry, path]) => {
      const code = await readFile(join(folder, path), 'utf8');
      const { statements } = ts.createSourceFile(path, code, ts.ScriptTarget.Latest);
      const specifier = entry === 'index' ? manifest.name : `${manifest.name}/${entry}`;
      return [specifier, statements.flatMap(namesOf).sort()];
    }),
  );
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) return reExportedNames(statement);
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : [];
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => (name as ts.Identifier).text);
  }
  const { name } = statement as ts.DeclarationStatement;
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  return [spelled((name as ts.Identifier).text, isType)];
}

function reExportedNames({ exportClause, isTypeOnly }: ts.ExportDeclaration): string[] {
  if (!exportClause || !ts.isNamedExports(exportClause)) throw new Error('An entry names what it exports.');
  return exportClause.elements.map((element) => spelled(element.name.text, isTypeOnly || element.isTypeOnly));
}

function spelled(name: string, isType: boolean): string {
  return isType ? `${name} (type)` : name;
}
