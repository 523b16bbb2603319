import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';

/** What a reader of the documentation does next: runs a command, or writes a file that is shown whole. */
export interface DocumentedStep {
  /** Where it stands, `README.md:31`. */
  readonly place: string;
  /** The command line without its comment; of a file, its name. */
  readonly text: string;
  /** Of a file, what stands in it; absent for a command. */
  readonly contents?: string;
}

// in the order in which they are met
const guides = ['start', 'own-data', 'headless', 'features', 'own-back-end', 'operations'].map(
  (name) => `docs/${name}.md`,
);
const documents = ['README.md', ...guides, 'docs/*.md', 'CONTRIBUTING.md', 'packages/*/README.md'];

const commandWords = /^(?:[A-Z_]+=\S+ )*(?:npm|npx|node|pnpm|curl|git|cd|cp)\b/;

/** All steps of the documentation in reading order, a command that is repeated once. */
export async function documentedSteps(): Promise<DocumentedStep[]> {
  const paths = new Set(documents.flatMap((pattern) => globSync(pattern, { cwd: repositoryRoot }).sort()));
  const steps: DocumentedStep[] = [];
  for (const path of paths) steps.push(...stepsOf(path, await readFile(join(repositoryRoot, path), 'utf8')));
  return steps.filter(({ text }, at) => steps.findIndex((step) => step.text === text) === at);
}

/** The files that a document shows whole, by the names that they give themselves in their first line. */
export async function documentedFiles(path: string): Promise<Readonly<Record<string, string>>> {
  const markdown = await readFile(join(repositoryRoot, path), 'utf8');
  const blocks = [...markdown.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, block]) => block as string);
  return Object.fromEntries(
    blocks.flatMap((block) => {
      const name = nameOfFile(block.slice(0, block.indexOf('\n')));
      return name ? [[name, block]] : [];
    }),
  );
}

function nameOfFile(line: string | undefined): string | undefined {
  return /^\/\/ (\S+\.[cm]?js)$/.exec(line ?? '')?.[1];
}

/** The steps of one document: lines of `sh` blocks, files that name themselves, commands in running text and in tables. */
function stepsOf(path: string, markdown: string): DocumentedStep[] {
  const steps: DocumentedStep[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const place = `${path}:${at + 1}`;
    const language = /^```(\w*)/.exec(line)?.[1];
    if (language === undefined) {
      steps.push(...spokenCommands(lines, at).map((text) => ({ place, text })));
      continue;
    }
    const end = lines.indexOf('```', at + 1);
    const block = lines.slice(at + 1, end);
    if (language === 'sh') steps.push(...blockCommands(path, block, at + 2));
    const name = nameOfFile(block[0]);
    if (name) steps.push({ place, text: name, contents: block.join('\n') });
    at = end;
  }
  return steps;
}

function blockCommands(path: string, block: readonly string[], first: number): DocumentedStep[] {
  const steps: DocumentedStep[] = [];
  let begun = '';
  for (const [at, line] of block.entries()) {
    const text = `${begun}${line.replace(/(^|\s+)# .*$/, '').trim()}`;
    // a line that ends so goes on in the next
    begun = text.endsWith('\\') ? text.slice(0, -1) : '';
    if (text !== '' && begun === '') steps.push({ place: `${path}:${first + at}`, text });
  }
  return steps;
}

/** Code in running text that is a command, and the commands of a table whose first column is headed so. */
function spokenCommands(lines: readonly string[], at: number): string[] {
  const line = lines[at] as string;
  const [, cell] = /^\| (`.*?)\s*\|/.exec(line) ?? [];
  if (cell && headOfTable(lines, at).startsWith('| command')) {
    return codeSpans(cell).map((words) => `npx @partnerkit/server ${words}`);
  }
  // a span may go on in the next line
  const text = `${line} ${lines[at + 1] ?? ''}`;
  return codeSpans(text)
    .filter((span) => commandWords.test(span))
    .filter((span) => line.includes(`\`${span.split(' ')[0]}`));
}

function headOfTable(lines: readonly string[], at: number): string {
  let head = at;
  while (lines[head - 1]?.startsWith('|')) head--;
  return lines[head] as string;
}

function codeSpans(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, span]) => span as string);
}
