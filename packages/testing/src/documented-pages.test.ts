import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const examples = join(import.meta.dirname, '../example/pages');
const repository = join(import.meta.dirname, '../../..');
const pages = [
  'README.md',
  ...['start', 'own-data', 'own-back-end', 'theming', 'languages', 'origins', 'going-live'].map(
    (name) => `docs/${name}.md`,
  ),
];

const sources = globSync('*.{ts,tsx}', { cwd: examples }).map(
  (file) => `\n${linesOf(readFileSync(join(examples, file), 'utf8'))}\n`,
);
const blocks = pages.flatMap((page) =>
  [...readFileSync(join(repository, page), 'utf8').matchAll(/^```tsx?\n(.*?)^```/gms)].map(
    ([, code = '']) => ({
      page,
      code,
      first: code.split('\n').find((line) => !line.startsWith('import')) ?? '',
    }),
  ),
);

// imports are sorted, and between two paragraphs may be what a page leaves out
test.each(blocks)('$page: $first … stands in an example that is compiled and run', ({ code }) => {
  const imports = code.match(/^import .*;$/gm) ?? [];
  const paragraphs = code
    .replace(/^import .*;$/gm, '')
    .trim()
    .split(/\n{2,}/);
  const parts = [...imports, ...paragraphs.map(linesOf)];
  const found = sources.some((source) => parts.every((part) => source.includes(`\n${part}\n`)));
  expect(found, code).toBe(true);
});

/** What stands in a text, wherever it is indented; an element by itself ends in no semicolon. */
function linesOf(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const shown = lines.filter((line) => line !== '').join('\n');
  return shown.startsWith('<') ? shown.replace(/;$/, '') : shown;
}
