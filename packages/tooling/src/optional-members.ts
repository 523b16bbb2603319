import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { packageFolder, publishedPackages, repositoryRoot } from './repository.ts';
import { sourceEntries } from './source-entries.ts';

/** An optional member of a type that a host meets. */
export interface OptionalMember {
  /** Where it is declared, `packages/ui/src/…/file.ts: Props.name`. */
  readonly place: string;
  readonly declaration: ts.Declaration;
}

/**
 * Optional members of all exported types, and of what can be reached from them, that a host which compiles with
 * `exactOptionalPropertyTypes` can't hand `undefined` to.
 */
export function membersWithoutUndefined(): OptionalMember[] {
  const program = ts.createProgram(publishedPackages.flatMap(entryPaths), {
    ...compilerOptions(),
    exactOptionalPropertyTypes: true,
  });
  const checker = program.getTypeChecker();
  const undefinedType = checker.getUndefinedType();
  const seen = new Set<ts.Type>();
  const found = new Map<ts.Declaration, OptionalMember>();

  // a member that is merely optional holds another `undefined`: that of a property which is missing
  const takesUndefined = (type: ts.Type): boolean =>
    (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 ||
    type === undefinedType ||
    (type.isUnion() && type.types.some(takesUndefined));

  function visitSymbol(symbol: ts.Symbol): void {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    if (target.flags & ts.SymbolFlags.Type) visit(checker.getDeclaredTypeOfSymbol(target));
    if (target.flags & ts.SymbolFlags.Value) visit(checker.getTypeOfSymbol(target));
  }

  function visit(type: ts.Type): void {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) type.types.forEach(visit);
    if (type.isTypeParameter()) visitIfAny(checker.getBaseConstraintOfType(type));
    if (isReference(type)) checker.getTypeArguments(type).forEach(visit);
    type.aliasTypeArguments?.forEach(visit);
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      if (!isOurs(signature.declaration)) continue;
      for (const parameter of signature.parameters) visit(checker.getTypeOfSymbol(parameter));
      visit(signature.getReturnType());
    }
    for (const member of type.getProperties()) visitMember(member);
  }

  function visitIfAny(type: ts.Type | undefined): void {
    if (type) visit(type);
  }

  function visitMember(member: ts.Symbol): void {
    const declaration = member.declarations?.find(isOurs);
    // written in a literal by its name alone: an answer of ours, nothing that a host hands in
    if (!declaration || ts.isShorthandPropertyAssignment(declaration)) return;
    const type = checker.getTypeOfSymbol(member);
    if (member.flags & ts.SymbolFlags.Optional && !takesUndefined(type)) {
      found.set(declaration, { place: placeOf(declaration), declaration });
    }
    visit(type);
  }

  for (const file of program.getRootFileNames()) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module) checker.getExportsOfModule(module).forEach(visitSymbol);
  }
  return [...found.values()].sort((a, b) => (a.place < b.place ? -1 : 1));
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0
  );
}

function isOurs(declaration: ts.Node | undefined): declaration is ts.Declaration {
  return declaration !== undefined && !declaration.getSourceFile().fileName.includes('/node_modules/');
}

function placeOf(declaration: ts.Declaration): string {
  const file = relative(repositoryRoot, declaration.getSourceFile().fileName);
  const nameOf = (node: ts.Node) => (node as ts.NamedDeclaration).name?.getText() ?? '';
  let owner: ts.Node = declaration.parent;
  while (nameOf(owner) === '' && !ts.isSourceFile(owner)) owner = owner.parent;
  return `${file}: ${ts.isSourceFile(owner) ? '' : nameOf(owner)}.${nameOf(declaration)}`;
}

function entryPaths(name: string): string[] {
  const folder = packageFolder(name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.values(sourceEntries(manifest.exports, folder)).map((path) => join(folder, path));
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(repositoryRoot, 'tsconfig.json'), ts.sys.readFile);
  return ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, repositoryRoot).options;
}
