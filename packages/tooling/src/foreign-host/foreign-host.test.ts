import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { requireChromium } from '../chromium.ts';
import { runCommand, stopCommands } from '../run-command.ts';
import { packInto } from '../tarballs.ts';
import { twoAtATime } from '../two-at-a-time.ts';
import { openWatchedPage, type WatchedPage } from '../watched-page.ts';
import { expectedFocus, goJourney, journeys, pressOpeners } from './focus-journey.ts';
import { makeApp, type ReactMajor } from './make-app.ts';
import { type ServedApp, serveApp } from './serve-app.ts';

const controls = {
  row: (page: Page) => page.getByRole('row', { name: 'Customer 05' }),
  columns: (page: Page) => page.getByRole('button', { name: /^columns/i }),
  filter: (page: Page) => page.getByRole('button', { name: /^add filter/i }),
  menu: (page: Page) => page.getByRole('menu').first(),
  editTags: (page: Page) => page.getByRole('button', { name: 'Edit tags of Customer 05' }),
  newTag: (page: Page) => page.getByRole('combobox', { name: 'Add a tag' }),
};

const pages = ['index.html', 'shadow.html', 'nested.html'];
const reacts: ReactMajor[] = [19, 18];
const minutes = 60_000;
let folder: string;
let browser: Browser;
const app = (react: ReactMajor) => join(folder, `react-${react}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-host-'));
  await mkdir(join(folder, 'tarballs'));
  const tarballs = await packInto(join(folder, 'tarballs'));
  await twoAtATime(reacts, (react) => makeApp(app(react), react, tarballs));
  browser = await chromium.launch(requireChromium());
}, 8 * minutes);

afterAll(async () => {
  stopCommands();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test('imports and requires where there is no DOM, in the Node of this machine', async () => {
  const outside = process.env.PATH?.split(delimiter).filter((path) => !path.includes('node_modules'));
  const env = { ...process.env, PATH: outside?.join(delimiter) };
  const { stdout, stderr } = await promisify(execFile)('node', ['headless.mjs'], { cwd: app(19), env });
  const listed = 'Aurora,Borealis Borealis';
  expect(stdout.trim().split('\n')).toEqual([listed, listed, 'true', 'function']);
  expect(stderr).toBe('');
});

describe.each(reacts)('a host with React %i', (react) => {
  let served: ServedApp;

  beforeAll(async () => {
    await runCommand('npx', ['vite', 'build', '--logLevel', 'warn'], { cwd: app(react) });
    served = await serveApp(join(app(react), 'dist'));
  }, 2 * minutes);

  afterAll(() => served?.close());

  test(
    'compiles with a strict compiler that checks our types too',
    async () => {
      await runCommand('npx', ['tsc'], { cwd: app(react) });
    },
    2 * minutes,
  );

  test(
    'compiles under the defaults of newer compilers, handing undefined on where it has nothing to say',
    async () => {
      await runCommand('npx', ['tsc', '-p', 'tsconfig.defaults.json'], { cwd: app(react) });
    },
    2 * minutes,
  );

  test.each(Object.entries(journeys))(
    'the focus goes the same way in the page and in shadow roots: %s',
    async (name, journey) => {
      const ways = await twoAtATime(pages, (at) =>
        inNewPage(`${served.url}/${at}`, (page) => goJourney(page, journey)),
      );
      const [inPage, ...inShadowRoots] = ways;
      expect(inPage).toEqual(expectedFocus[name]);
      for (const way of inShadowRoots) expect(way).toEqual(inPage);
    },
    2 * minutes,
  );

  test.each(pages)(
    'what is open closes by its own control, pressed as a person does, in %s',
    async (at) => {
      const seen = await inNewPage(`${served.url}/${at}`, pressOpeners);
      for (const [index, what] of seen.entries()) expect(what).toContain(index % 2 === 0 ? 'open' : 'closed');
    },
    2 * minutes,
  );

  test.each(pages)(
    'uses the table under a strict policy in %s',
    async (name) => {
      const watched = await openWatchedPage(browser, `${served.url}/${name}`);
      try {
        await useTable(watched);
      } finally {
        await watched.page.context().close();
      }
    },
    2 * minutes,
  );
});

async function inNewPage<T>(url: string, act: (page: Page) => Promise<T>): Promise<T> {
  const { page } = await openWatchedPage(browser, url);
  try {
    await controls.row(page).waitFor();
    return await act(page);
  } finally {
    await page.context().close();
  }
}

test('a host would hear of a violation', async () => {
  const served = await serveApp(join(app(19), 'dist'));
  const { page, complaints } = await openWatchedPage(browser, `${served.url}/index.html`);
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('style'), { textContent: 'a {}' })),
  );
  await vi.waitFor(() => expect(complaints.join()).toContain('policy violation: style-src-elem'));
  await page.context().close();
  await served.close();
});

async function useTable({ page, complaints }: WatchedPage): Promise<void> {
  try {
    await controls.row(page).waitFor();
    for (const button of [controls.columns(page), controls.filter(page)]) {
      await button.click();
      await controls.menu(page).waitFor();
      await page.keyboard.press('Escape');
      await controls.menu(page).waitFor({ state: 'detached' });
    }
    await controls.row(page).hover();
    await controls.editTags(page).click();
    await controls.newTag(page).fill('silver tier');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await controls.row(page).getByText('silver tier').first().waitFor();
  } catch (error) {
    throw new Error(
      `${(error as Error).message}\n\nThe browser said:\n${complaints.join('\n') || 'nothing'}`,
    );
  }
  expect(complaints).toEqual([]);
}
