import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'rolldown/utils';

/**
 * Has browsers compile the functions of some modules, and of all that load with them, while they load. A function that is
 * only declared is looked through then, and compiled when it is first called, one by one, between a page and its first
 * picture; one in brackets is compiled at once, on another thread where the browser can. Bundlers keep the brackets.
 */
export async function compileAtOnce(folder: string, entries: readonly string[]): Promise<void> {
  const found = new Set<string>(entries);
  // what is found on the way is looked at too
  for (const file of found) {
    const code = await readFile(join(folder, file), 'utf8');
    const { program, module } = await parsed(file, code);
    for (const { moduleRequest } of module.staticImports) addNeighbour(found, moduleRequest.value);
    for (const { entries: names } of module.staticExports)
      for (const { moduleRequest } of names) if (moduleRequest) addNeighbour(found, moduleRequest.value);
    await writeFile(join(folder, file), inBrackets(code, program));
  }
}

function addNeighbour(files: Set<string>, from: string): void {
  if (from.startsWith('./')) files.add(from.slice(2));
}

/** A module whose functions are compiled with it; they stand before all that runs, as if they were declared. */
export async function compiledAtOnce(code: string): Promise<string> {
  return inBrackets(code, (await parsed('module.js', code)).program);
}

async function parsed(file: string, code: string) {
  const result = await parse(file, code, { sourceType: 'module' });
  if (result.errors.length > 0) throw new Error(`${file}: ${JSON.stringify(result.errors)}`);
  return result;
}

type Program = Awaited<ReturnType<typeof parse>>['program'];

function inBrackets(code: string, { body }: Program): string {
  const before: string[] = [];
  const functions: string[] = [];
  const after: string[] = [];
  for (const statement of body) {
    const text = code.slice(statement.start, statement.end);
    if (statement.type === 'ImportDeclaration' || 'directive' in statement) before.push(text);
    else if (statement.type === 'FunctionDeclaration') functions.push(`var ${statement.id?.name}=(${text});`);
    else after.push(text);
  }
  return [...before, ...functions, ...after].map((line) => `${line}\n`).join('');
}
