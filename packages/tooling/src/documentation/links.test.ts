import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../repository.ts';

const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md'], { cwd: repositoryRoot });
const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');

/** What a link to a heading of a page may name, as GitHub and npm make it. */
const headings = (page: string) =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

test.each(pages)('%s: every link leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
  const lost = links.filter((link) => {
    const [path, heading] = link.split('#');
    const target = path ? join(dirname(page), path) : page;
    return !existsSync(join(repositoryRoot, target)) || (heading && !headings(target).includes(heading));
  });
  expect(lost).toEqual([]);
});

test('llms.txt names every page', () => {
  const text = read('llms.txt');
  const untold = pages.filter((page) => !/^(\.|docs\/\w+\/README)/.test(page) && !text.includes(`/${page})`));
  expect(untold).toEqual([]);
});

test('the README can be read in ten minutes', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(200);
});
