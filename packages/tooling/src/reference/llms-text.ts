import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage, publishedPackages, repositoryRoot } from '../repository.ts';
import type { Pages } from './api-pages.ts';
import { firstSentence, titleOf } from './widget-pages.ts';

const address = 'https://github.com/partnerkit/partnerkit/blob/main/';

const guides = [
  'start',
  'elements',
  'own-data',
  'own-back-end',
  'headless',
  'features',
  'theming',
  'languages',
  'security',
];
const more = [
  'hosts',
  'origins',
  'going-live',
  'upgrading',
  'rows',
  'roles',
  'our-rules',
  'operations',
  'accessibility',
  'sizes',
  'comparison',
];
const readmes = [...publishedPackages, createPackage].map((name) => `packages/${name}/README.md`);

/** What an assistant reads first: a line for each page of the documentation, and where it stands (llmstxt.org). */
export function llmsText(pages: Pages): string {
  const read = (path: string) => pages[path] ?? readFileSync(join(repositoryRoot, path), 'utf8');
  const line = (path: string) =>
    `- [${titleOf(read(path))}](${address}${path}): ${firstSentence(read(path))}`;
  const widgets = Object.keys(pages).filter((path) => /^docs\/widgets\/(?!README)/.test(path));
  const entries = Object.keys(pages).filter((path) => /^docs\/api\/(?!README)/.test(path));
  return [
    '# PartnerKit',
    '',
    `> ${firstSentence(read('README.md'))} A headless SDK, React widgets, custom elements and a reference server for partners who manage`,
    '> customer organizations.',
    '',
    'One `PartnerProvider` with a `source` stands around the widgets of a page, and `@partnerkit/ui/styles.css` is imported once. A source is',
    '`memorySource` over rows, `httpSource` over a server, or `createSource` over functions. A customer needs an `id` and a `name`.',
    '',
    '## Guides',
    '',
    ...['README.md', ...[...guides, ...more].map((name) => `docs/${name}.md`), ...readmes].map(line),
    '',
    '## Widgets',
    '',
    ...widgets.map(line),
    '',
    '## Reference',
    '',
    ...entries.map((path) => `- [${titleOf(read(path))}](${address}${path})`),
    '',
    '## Optional',
    '',
    ...['docs/architecture.md', 'CONTRIBUTING.md'].map(line),
    '',
  ].join('\n');
}
