import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { apiPages, type Pages } from './api-pages.ts';
import { llmsText } from './llms-text.ts';
import { widgetPages } from './widget-pages.ts';

/** Everything that is made of the types and comments of the packages, by its path; their builds have left the declarations. */
export function referencePages(): Pages {
  const pages = { ...apiPages(), ...widgetPages() };
  return { ...pages, 'llms.txt': llmsText(pages) };
}

/** The paths at which there is something else than what is made, or nothing, or what is made no more. */
export function stalePages(pages: Pages): string[] {
  const there = globSync(['docs/api/**/*.md', 'docs/widgets/*.md'], { cwd: repositoryRoot });
  const differ = Object.entries(pages).filter(([path, text]) => {
    const file = join(repositoryRoot, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  return [...differ.map(([path]) => path), ...there.filter((path) => pages[path] === undefined)].sort();
}
