import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { requireChromium } from '../chromium.ts';
import { repositoryRoot } from '../repository.ts';

interface Entry {
  readonly id: string;
  readonly type: 'docs' | 'story';
  readonly title: string;
  readonly tags: readonly string[];
}

const built = 'storybook-static';
const index = JSON.parse(readFileSync(join(repositoryRoot, built, 'index.json'), 'utf8'));
const entries: Entry[] = Object.values(index.entries);
const pages = entries.filter(({ type }) => type === 'docs');
const widgets = new Set(entries.filter(({ type }) => type === 'story').map(({ title }) => title));

// a page of documentation draws ten widgets
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let server: PreviewServer;
let browser: Browser;
// one for all: what a page has loaded the next finds in the cache
let context: BrowserContext;

beforeAll(async () => {
  const build = { outDir: built };
  server = await preview({ configFile: false, root: repositoryRoot, build, preview: { port: 0 } });
  browser = await chromium.launch(requireChromium());
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(100_000);
  await page.goto(`${server.resolvedUrls?.local[0]}${path}`);
  return page;
}

test('begins with what this is, and a page for every widget', async () => {
  const page = await open('');
  await page.frameLocator('#storybook-preview-iframe').getByRole('heading', { name: 'PartnerKit' }).waitFor();
  await page.close();
  expect(pages.map(({ title }) => title)).toEqual(expect.arrayContaining([...widgets]));
});

test('begins with a picture of every widget, which leads to its page', async () => {
  const page = await open('iframe.html?viewMode=docs&id=start--docs');
  const links = page.locator('figure figcaption a');
  await links.first().waitFor();
  const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(targets.toSorted()).toEqual(
    pages
      .filter(({ title }) => widgets.has(title))
      .map(({ id }) => `?path=/docs/${id}`)
      .toSorted(),
  );
  // a chart is a figure too
  for (const picture of await page.locator('figure:has(> figcaption a) > div').all()) {
    await picture.locator('.pk-root :is(button, select, input, td)').first().waitFor();
  }
  await page.close();
});

test('shows figures that the SDK answers in the page, and every token of the style sheet', async () => {
  const figures = await open('iframe.html?viewMode=docs&id=without-react--docs');
  await figures.getByText('As of 2026-11-16.').waitFor();
  expect(await figures.getByRole('row').count()).toBe(2 + 5 + 5);
  await figures.close();
  const tokens = await open('iframe.html?viewMode=docs&id=theming--docs');
  const accent = tokens.getByRole('cell', { name: '--pk-accent', exact: true });
  await accent.waitFor();
  const sheet = readFileSync(join(repositoryRoot, 'packages/ui/src/styles.css'), 'utf8');
  const names = new Set(sheet.match(/(?<=--_pk-[\w-]+: var\()--pk-[\w-]+/g));
  const table = tokens.getByRole('table').filter({ has: accent });
  expect(await table.getByRole('row').count()).toBe(1 + names.size);
  await tokens.close();
});

test('builds a theme: what can be read is applied, what is hard to read is told with what holds', async () => {
  const page = await open('iframe.html?viewMode=docs&id=theming--docs');
  const css = page.locator('.theme-builder-code pre');
  const accent = page.getByLabel('Accent', { exact: true });
  await accent.fill('#ffd400');
  await expect.poll(() => css.textContent()).toContain('--pk-accent: light-dark(#ffd400,');
  await page.getByRole('button', { name: /^Use #[0-9a-f]{6}$/ }).click();
  await expect.poll(() => page.locator('.theme-builder-problem').count()).toBe(0);
  const before = await css.textContent();
  await accent.fill('#ffd40');
  await page.locator('.theme-builder-problem', { hasText: 'accent: expected a colour' }).waitFor();
  expect(await css.textContent()).toBe(before);
  await page.close();
});

test('has below a widget all names and types of its entry, once they are asked for', async () => {
  const page = await open('iframe.html?viewMode=docs&id=customers-customertable--docs');
  await page.getByText('All names and types of this entry').click();
  await page.getByRole('heading', { name: /CustomerTableProps$/ }).waitFor();
  await page.close();
});

test.concurrent.each(pages)(
  '$title: no raw markup, and a table of its props with their types',
  async ({ id, title }) => {
    const page = await open(`iframe.html?viewMode=docs&id=${id}`);
    await page.locator('.sbdocs-content h1').first().waitFor();
    const prose = await page.locator('.sbdocs-content').evaluate((content) => {
      const copy = content.cloneNode(true) as HTMLElement;
      for (const code of copy.querySelectorAll('pre, code, .sb-story, .sbdocs-preview, .docblock-argstable'))
        code.remove();
      return copy.textContent ?? '';
    });
    expect(prose).not.toMatch(/\|\s*:?-{3,}|\*\*|```|\]\(/);
    if (widgets.has(title) && !prose.includes('It takes no props.')) {
      await page.locator('.docblock-argstable').first().waitFor();
      const names = await page.locator('.docblock-argstable tbody tr td:first-child').allInnerTexts();
      expect(names.filter((name) => /^\w+\*?$/.test(name.trim())).length).toBeGreaterThan(0);
      const told = await page.locator('.docblock-argstable tbody td:nth-child(2)').allInnerTexts();
      const types = told.map((text) => text.trim().split('\n').at(-1));
      expect(
        types.filter((type) => /^(union|intersection|object|signature|any|unknown)$/.test(type ?? '')),
      ).toEqual([]);
    }
    await page.close();
  },
);
