import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { requireChromium } from '../chromium.ts';
import { frameworkPolicy, type ServedApp, serveApp, startServer } from '../foreign-host/serve-app.ts';
import { useByKeyboard } from '../foreign-host/use-by-keyboard.ts';
import { packageFolder } from '../repository.ts';
import { runCommand } from '../run-command.ts';
import { withTarballs } from '../tarballs.ts';
import { openWatchedPage } from '../watched-page.ts';
import type { Check } from './check.ts';

const templates = ['vite', 'next'] as const;
type Template = (typeof templates)[number];

/** Turbopack gives the addresses of its scripts as texts, which a page with Trusted Types refuses. */
const nextPolicy = frameworkPolicy.replace("; require-trusted-types-for 'script'; trusted-types 'none'", '');

/** What `npm create partnerkit` makes is installed by npm, built, and used in a browser, by each template. */
export const madeApps: Check = {
  name: 'made-apps',
  title: 'apps of create-partnerkit, installed by npm, built and used: Vite, and Next with rows in its HTML',
  needs: ['build'],
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'partnerkit-made-'));
    const browser = await chromium.launch(requireChromium());
    try {
      await withTarballs(async ({ sdk }) => {
        for (const template of templates) {
          const app = join(folder, template);
          await makeAndBuild(app, template, dirname(sdk));
          const served = await (template === 'vite' ? serveApp(join(app, 'dist')) : startNext(app));
          try {
            await (template === 'vite' ? useViteApp(browser, served) : useNextApp(browser, served));
          } finally {
            await served.close();
          }
        }
      });
    } finally {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    }
    return undefined;
  },
};

async function makeAndBuild(app: string, template: Template, tarballs: string): Promise<void> {
  const main = join(packageFolder('create-partnerkit'), 'dist/main.js');
  await runCommand('node', [main, app, '--template', template, '--from', tarballs, '--yes']);
  if (template === 'next') {
    // beside the page of the template stands one of a table and a chart, whose rows the server fetches
    const host = join(packageFolder('tooling'), 'host-app');
    await cp(join(host, 'next'), app, { recursive: true });
    for (const file of ['portfolio.ts', 'table-and-chart.tsx'])
      await cp(join(host, 'src', file), join(app, file));
  }
  await runCommand('npm', ['run', 'build'], { cwd: app, env: { NEXT_TELEMETRY_DISABLED: '1' } });
}

function startNext(app: string): Promise<ServedApp> {
  const args = ['start', '--hostname', '127.0.0.1', '--port', '0'];
  return startServer(app, 'node_modules/next/dist/bin/next', { args, policy: nextPolicy });
}

async function useViteApp(browser: Browser, { url }: ServedApp): Promise<void> {
  await watched(browser, `${url}/index.html`, findByKeyboard);
}

async function useNextApp(browser: Browser, { url }: ServedApp): Promise<void> {
  await expectInHtml(`${url}/`, 'Alpine Optics');
  await watched(browser, `${url}/`, findByKeyboard);
  await expectInHtml(`${url}/prefetched`, 'Open Customer 12');
  await watched(browser, `${url}/prefetched`, async (page) => {
    await useByKeyboard(page);
    await page.locator('output').getByText('Customer 12').waitFor();
    await page.waitForURL(`${url}/prefetched?query=Customer+12`);
    await page.reload();
    await page.getByRole('row', { name: 'Customer 12' }).waitFor();
  });
}

async function expectInHtml(url: string, text: string): Promise<void> {
  const html = await (await fetch(url)).text();
  if (!html.includes(text)) throw new Error(`The HTML of ${url} does not hold ${text}.`);
}

/** Finds a customer of the template's own rows by keys alone. */
async function findByKeyboard(page: Page): Promise<void> {
  await page.getByRole('row', { name: 'Alpine Optics' }).waitFor();
  // counted in the browser alone: React has taken over
  await page.locator('.pk-count:not(.pk-skeleton)').waitFor();
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('Blue');
  await page.getByRole('row', { name: 'Alpine Optics' }).waitFor({ state: 'detached' });
  await page.getByRole('row', { name: 'Blue Harbor Logistics' }).waitFor();
}

/** Throws with all that a browser has to complain about while a page is used. */
async function watched(browser: Browser, url: string, use: (page: Page) => Promise<void>): Promise<void> {
  const { page, complaints } = await openWatchedPage(browser, url);
  await use(page);
  if (complaints.length > 0) throw new Error(`${url}:\n${complaints.join('\n')}`);
  await page.context().close();
}
