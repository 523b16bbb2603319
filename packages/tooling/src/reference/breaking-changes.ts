import ts from 'typescript';

/**
 * What a host that was written for the signatures of one version may have to change for those of another, a line each. More members,
 * alternatives or parameters that may be left out ask nothing of it; whatever can't be told counts.
 */
export function breakingChanges(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...before].flatMap(([name, old]) => {
    const now = after.get(name);
    if (now === undefined) return [`${name} is gone`];
    return plain(old) === plain(now) ? [] : changesOf(name, old, now);
  });
}

function changesOf(name: string, old: string, now: string): string[] {
  const [was, is] = [old, now].map(firstStatement);
  if (was && is && ts.isInterfaceDeclaration(was) && ts.isInterfaceDeclaration(is) && sameHead(was, is))
    return changesOfMembers(name, was, is);
  if (was && is && ts.isTypeAliasDeclaration(was) && ts.isTypeAliasDeclaration(is)) {
    const [had, has] = [was, is].map(alternatives);
    if (had?.every((one) => has?.includes(one))) return [];
  }
  if (was && is && ts.isFunctionDeclaration(was) && ts.isFunctionDeclaration(is) && takesAsMuch(was, is))
    return [];
  return [`${name} is another: ${plain(now).slice(0, 120)}`];
}

function changesOfMembers(name: string, was: ts.InterfaceDeclaration, is: ts.InterfaceDeclaration): string[] {
  const members = (one: ts.InterfaceDeclaration) =>
    new Map(one.members.map((member) => [member.name?.getText() ?? member.getText(), member]));
  const [had, has] = [members(was), members(is)];
  const changed = [...had].flatMap(([member, old]) => {
    const now = has.get(member);
    if (!now) return [`${name}.${member} is gone`];
    return plain(old.getText()) === plain(now.getText()) ? [] : [`${name}.${member} is another`];
  });
  const wanted = [...has].filter(([member, { questionToken }]) => !had.has(member) && !questionToken);
  return [...changed, ...wanted.map(([member]) => `${name}.${member} is wanted`)];
}

function sameHead(was: ts.InterfaceDeclaration, is: ts.InterfaceDeclaration): boolean {
  const head = ({ typeParameters, heritageClauses }: ts.InterfaceDeclaration) =>
    plain([...(typeParameters ?? []), ...(heritageClauses ?? [])].map((node) => node.getText()).join());
  return head(was) === head(is);
}

/** Of a union, what it may be; nothing of any other type. */
function alternatives({ type }: ts.TypeAliasDeclaration): string[] | undefined {
  return ts.isUnionTypeNode(type) ? type.types.map((one) => plain(one.getText())) : undefined;
}

/** Whether whatever was handed in still may be, and the same comes back. */
function takesAsMuch(was: ts.FunctionDeclaration, is: ts.FunctionDeclaration): boolean {
  const text = (node: ts.Node | undefined) => plain(node?.getText() ?? '');
  const more = is.parameters.slice(was.parameters.length);
  return (
    text(was.type) === text(is.type) &&
    plain(was.typeParameters?.map(text).join() ?? '') === plain(is.typeParameters?.map(text).join() ?? '') &&
    was.parameters.every((parameter, at) => text(parameter) === text(is.parameters[at])) &&
    more.every(({ questionToken, dotDotDotToken }) => questionToken ?? dotDotDotToken)
  );
}

function firstStatement(text: string): ts.Statement | undefined {
  return ts.createSourceFile('signature.d.ts', text, ts.ScriptTarget.Latest, true).statements[0];
}

/** A text without comments, whose layout says nothing. */
function plain(text: string): string {
  return text
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
