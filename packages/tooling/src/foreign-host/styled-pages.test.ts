import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireChromium } from '../chromium.ts';
import { runCommand, stopCommands } from '../run-command.ts';
import { packInto } from '../tarballs.ts';
import { differingPixels } from './differing-pixels.ts';
import { lowContrasts } from './low-contrasts.ts';
import { makeApp } from './make-app.ts';
import { type ServedApp, serveApp } from './serve-app.ts';

const minutes = 60_000;
let folder: string;
let browser: Browser;
let served: ServedApp;
let plain: Record<string, Uint8Array>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-styled-'));
  await mkdir(join(folder, 'tarballs'));
  const app = join(folder, 'app');
  await makeApp(app, 19, await packInto(join(folder, 'tarballs')));
  await runCommand('npx', ['vite', 'build', '--logLevel', 'warn'], { cwd: app });
  served = await serveApp(join(app, 'dist'));
  browser = await chromium.launch(requireChromium());
  plain = await pictures('');
}, 8 * minutes);

afterAll(async () => {
  stopCommands();
  await browser?.close();
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('widgets look the same beside', () => {
  test.each([
    'before=reboot',
    'after=reboot',
    'before=normalize',
    'after=normalize',
    'before=tailwind',
    'after=tailwind',
    'before=careless',
    'after=careless',
    'after=small-root',
  ])(
    '%s',
    async (sheets) => {
      const beside = await pictures(sheets);
      const apart = Object.entries(beside).flatMap(([name, picture]) => {
        const share = differingPixels(plain[name] ?? new Uint8Array(), picture);
        return share > 0.001 ? [`${name}: ${(share * 100).toFixed(2)} %`] : [];
      });
      expect(apart).toEqual([]);
    },
    2 * minutes,
  );
});

test('a class and a token of the page win over ours, whatever comes first', async () => {
  const page = await open('before=own-rules');
  expect(await styleOf(page, '.pk-button', 'border-top-left-radius')).toBe('17px');
  expect(await painted(page, '.pk-link-button:not(.pk-name)', 'color')).toEqual([120, 0, 120]);
  await page.context().close();
});

test('elements of the page look the same with and without our sheet', async () => {
  const page = await open('');
  const [withSheet, without] = await page.evaluate(() => {
    const own = document.createElement('section');
    for (const tag of ['h1', 'p', 'a', 'button', 'input', 'table', 'td', 'ul', 'svg', 'summary', 'select'])
      own.append(document.createElement(tag));
    document.querySelector('.pk-root')?.append(own);
    const told = () =>
      [...own.children].map((element) => {
        const style = getComputedStyle(element);
        return [...style]
          .filter((name) => !name.startsWith('--') && name !== '-webkit-locale')
          .map((name) => `${name}: ${style.getPropertyValue(name)}`);
      });
    const before = told();
    for (const sheet of document.styleSheets) sheet.disabled = !sheet.href?.includes('/sheets/');
    return [before, told()];
  });
  expect(withSheet).toEqual(without);
  await page.context().close();
});

describe.each(['light', 'dark'] as const)('on a system that is %s, texts can be read', (colorScheme) => {
  test.each(['bare&after=light-page', 'bare&after=dark-page', 'bare'])(
    'on a page with %s, with any accent',
    async (sheets) => {
      const page = await open(sheets, { colorScheme });
      for (const accent of ['', '#ffe600', '#001b5e', '#777777', 'white', 'black']) {
        await page.evaluate((value) => {
          document.documentElement.style.setProperty('--pk-accent', value);
        }, accent);
        expect(await lowContrasts(page), `accent ${accent}`).toEqual([]);
      }
      await page.context().close();
    },
    2 * minutes,
  );
});

test.each(['light', 'dark'] as const)(
  'in forced colours that are %s, what is chosen, pressed or marked is seen',
  async (colorScheme) => {
    const page = await open('bare', { colorScheme, forcedColors: 'active' });
    await page.locator('.pk-row .pk-checkbox').first().check();
    await page.locator('.pk-row[data-selected]').waitFor();
    expect(await lowContrasts(page)).toEqual([]);
    const ground = (selector: string) => painted(page, selector, 'background-color');
    expect(await ground('.pk-row[data-selected] > .pk-cell')).not.toEqual(
      await ground('.pk-row:not([data-selected]) > .pk-cell'),
    );
    expect(await ground('.pk-view-switch [aria-pressed="true"]')).not.toEqual(
      await ground('.pk-view-switch [aria-pressed="false"]'),
    );
    expect(await ground('.pk-switch-choice :checked + span')).not.toEqual(await ground('.pk-switch'));
    const plainBadge = '.pk-row:not([data-selected]) .pk-badge:not([data-tone="neutral"])';
    expect(await painted(page, plainBadge, 'background-color', '::before')).not.toEqual(
      await ground('.pk-row:not([data-selected]) > .pk-cell'),
    );
    await page.context().close();
  },
  2 * minutes,
);

async function open(sheets: string, options?: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1240, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-US',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${served.url}/widgets.html?${sheets}`);
  await page.locator('.pk-section .pk-row').first().waitFor();
  await page.locator('.pk-chart-area').first().waitFor();
  await page.locator('.pk-needs').waitFor();
  await page.locator('.pk-skeleton').first().waitFor({ state: 'detached' });
  return page;
}

/** Each widget, an open menu and an open popover, as pictures. */
async function pictures(sheets: string): Promise<Record<string, Uint8Array>> {
  const page = await open(sheets);
  const taken: Record<string, Uint8Array> = {};
  const host = page.locator('.pk-root');
  const widgets = await host.locator(':scope > [class^="pk-"]:visible:not(.pk-notices, .pk-floating)').all();
  for (const [at, widget] of widgets.entries()) {
    const name = `${at} ${await widget.getAttribute('class')}`;
    taken[name] = await widget.screenshot({ animations: 'disabled' });
  }
  await page
    .getByRole('button', { name: /^add filter/i })
    .first()
    .click();
  taken.menu = await page.getByRole('menu').first().screenshot({ animations: 'disabled' });
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Edit tags of/ })
    .first()
    .click();
  taken.popover = await page.locator('.pk-popover').screenshot({ animations: 'disabled', caret: 'hide' });
  await page.context().close();
  return taken;
}

const styleOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** A computed colour as red, green and blue of 0 to 255, in whatever form it is written. */
const painted = (page: Page, selector: string, property: string, pseudo?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (element, [name, part]) => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d');
        if (!canvas) throw new Error('no canvas to read colours with');
        canvas.fillStyle = getComputedStyle(element, part).getPropertyValue(name);
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
      },
      [property, pseudo] as const,
    );
