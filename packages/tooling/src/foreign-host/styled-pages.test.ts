import { type Browser, chromium, type Page } from 'playwright';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { requireChromium } from '../chromium.ts';
import { differingPixels } from './differing-pixels.ts';
import { lowContrasts } from './low-contrasts.ts';

const minutes = 60_000;
const host = inject('hosts').find(({ react }) => react === 19);
let browser: Browser;
let page: Page;
let plain: Record<string, PNG>;

beforeAll(async () => {
  browser = await chromium.launch(requireChromium());
  page = await browser.newPage({ viewport: { width: 1240, height: 900 }, locale: 'en-US' });
  await page.goto(`${host?.url}/widgets.html`);
  // once for what loads later: from here on it is at hand in every picture
  await open('');
  await pictures();
  await open('');
  plain = await pictures();
}, 2 * minutes);

afterAll(() => browser?.close());

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
      await open(sheets);
      const beside = await pictures();
      expect(Object.keys(beside)).toEqual(Object.keys(plain));
      expect(Object.keys(plain).length).toBeGreaterThan(5);
      const apart = Object.entries(beside).flatMap(([name, picture]) => {
        const share = differingPixels(plain[name] as PNG, picture);
        return share > 0.001 ? [`${name}: ${(share * 100).toFixed(2)} %`] : [];
      });
      expect(apart).toEqual([]);
    },
    2 * minutes,
  );
});

test('a class and a token of the page win over ours, whatever comes first', async () => {
  await open('before=own-rules');
  expect(await styleOf('.pk-button', 'border-top-left-radius')).toBe('17px');
  expect(await painted('.pk-link-button:not(.pk-name)', 'color')).toEqual([120, 0, 120]);
});

test('elements of the page look the same with and without our sheet', async () => {
  await open('');
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
    const ours = [...document.styleSheets].filter(({ href }) => !href?.includes('/sheets/'));
    for (const sheet of ours) sheet.disabled = true;
    const after = told();
    for (const sheet of ours) sheet.disabled = false;
    return [before, after];
  });
  expect(withSheet).toEqual(without);
});

describe.each(['light', 'dark'] as const)('on a system that is %s, texts can be read', (colorScheme) => {
  test.each(['bare&after=light-page', 'bare&after=dark-page', 'bare'])(
    'on a page with %s, with any accent',
    async (sheets) => {
      await open(sheets, { colorScheme });
      for (const accent of ['', '#ffe600', '#001b5e', '#777777', 'white', 'black']) {
        await page.evaluate((value) => {
          document.documentElement.style.setProperty('--pk-accent', value);
        }, accent);
        expect(await lowContrasts(page), `accent ${accent}`).toEqual([]);
      }
    },
    2 * minutes,
  );
});

describe.each(['light', 'dark'] as const)(
  'on a system that is %s, the page’s scheme holds',
  (colorScheme) => {
    // each takes back what it has said
    beforeAll(() => open('bare', { colorScheme }), 2 * minutes);

    test.each([
      ['named by a meta', 'dark'],
      ['named by a meta', 'light dark'],
      ['named by a style attribute', 'dark'],
      ['named by a style attribute', 'light dark'],
      ['named by a style attribute', 'light'],
    ])(
      '%s: %s',
      async (by, scheme) => {
        await page.evaluate(
          ([place, named]) => {
            const html = document.documentElement;
            if (place === 'named by a meta') {
              const meta = Object.assign(document.createElement('meta'), {
                name: 'color-scheme',
                content: named,
              });
              document.head.append(meta);
              // what frameworks toggle, so that the page is looked at again
              html.dataset.theme = named;
            } else html.style.colorScheme = named;
          },
          [by, scheme] as const,
        );
        const expected = scheme === 'light dark' ? colorScheme : scheme;
        // text of the widgets: near to black on a light page, to white on a dark one
        await vi.waitFor(async () => {
          const [red = 0] = await painted('.pk-root > [class^="pk-"]', 'color');
          expect(red > 127 ? 'dark' : 'light').toBe(expected);
        }, 10_000);
        expect(await lowContrasts(page)).toEqual([]);
        await page.evaluate(() => {
          document.querySelector('meta[name="color-scheme"]')?.remove();
          document.documentElement.style.removeProperty('color-scheme');
          delete document.documentElement.dataset.theme;
        });
      },
      2 * minutes,
    );
  },
);

test.each(['light', 'dark'] as const)(
  'in forced colours that are %s, what is chosen, pressed or marked is seen',
  async (colorScheme) => {
    await open('bare', { colorScheme, forcedColors: 'active' });
    await page.locator('.pk-row .pk-checkbox').first().check();
    await page.locator('.pk-row[data-selected]').waitFor();
    expect(await lowContrasts(page)).toEqual([]);
    const ground = (selector: string) => painted(selector, 'background-color');
    expect(await ground('.pk-row[data-selected] > .pk-cell')).not.toEqual(
      await ground('.pk-row:not([data-selected]) > .pk-cell'),
    );
    expect(await ground('.pk-view-switch [aria-pressed="true"]')).not.toEqual(
      await ground('.pk-view-switch [aria-pressed="false"]'),
    );
    expect(await ground('.pk-switch-choice :checked + span')).not.toEqual(await ground('.pk-switch'));
    const plainBadge = '.pk-row:not([data-selected]) .pk-badge:not([data-tone="neutral"])';
    expect(await painted(plainBadge, 'background-color', '::before')).not.toEqual(
      await ground('.pk-row:not([data-selected]) > .pk-cell'),
    );
  },
  2 * minutes,
);

/** What the system of a viewer is like. */
interface Viewer {
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
}

/** Shows all widgets anew, beside the sheets that are named. */
async function open(sheets: string, { colorScheme = 'light', forcedColors = 'none' }: Viewer = {}) {
  // a pointer left behind by a press would open what explains a figure, or light up a row
  await page.mouse.move(0, 0);
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  const links = await page.evaluate(async (asked) => {
    document.documentElement.style.removeProperty('--pk-accent');
    document.documentElement.dataset.shown = '';
    // the same hash again would change nothing
    location.hash = `${asked}&at=${performance.now()}`;
    await new Promise<void>((shown) => {
      new MutationObserver(() => document.documentElement.dataset.shown && shown()).observe(
        document.documentElement,
        { attributeFilter: ['data-shown'] },
      );
    });
    const all = [...document.styleSheets].filter(({ href }) => href?.includes('/sheets/'));
    return all.map(({ href, cssRules }) => cssRules.length > 0 && href?.replace(/.*\/|\.css/g, ''));
  }, sheets);
  const asked = new URLSearchParams(sheets);
  expect(links).toEqual([
    ...asked.getAll('before'),
    ...asked.getAll('after'),
    ...(asked.has('bare') ? [] : ['place']),
  ]);
  await page.locator('.pk-section .pk-row').first().waitFor();
  await page.locator('.pk-chart-area').first().waitFor();
  await page.locator('.pk-needs').waitFor();
  await page.locator('.pk-skeleton').first().waitFor({ state: 'detached' });
}

/** The page once two pictures of it are the same: some parts of widgets load after their rows. */
async function stillPicture(): Promise<Buffer> {
  const take = () => page.screenshot({ fullPage: true, animations: 'disabled' });
  let before = await take();
  while (true) {
    const now = await take();
    if (now.equals(before)) return now;
    before = now;
  }
}

/** Each widget, cut out of one picture of the page, an open menu and an open popover. */
async function pictures(): Promise<Record<string, PNG>> {
  const taken: Record<string, PNG> = {};
  const whole = PNG.sync.read(await stillPicture());
  const widgets = await page
    .locator('.pk-root > [class^="pk-"]:visible:not(.pk-notices, .pk-floating)')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const place = { left: x + scrollX, top: y + scrollY, width, height };
        return { name: element.className, place };
      }),
    );
  for (const [at, { name, place }] of widgets.entries()) taken[`${at} ${name}`] = cutOut(whole, place);
  await page
    .getByRole('button', { name: /^add filter/i })
    .first()
    .click();
  taken.menu = PNG.sync.read(await page.getByRole('menu').first().screenshot({ animations: 'disabled' }));
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Edit tags of/ })
    .first()
    .click();
  const popover = page.locator('.pk-popover');
  taken.popover = PNG.sync.read(await popover.screenshot({ animations: 'disabled', caret: 'hide' }));
  await page.keyboard.press('Escape');
  return taken;
}

/** The part of a picture in which something stands, to whole pixels. */
function cutOut(
  whole: PNG,
  { left, top, width, height }: Readonly<Record<'left' | 'top' | 'width' | 'height', number>>,
): PNG {
  const part = new PNG({ width: Math.round(width), height: Math.round(height) });
  PNG.bitblt(whole, part, Math.round(left), Math.round(top), part.width, part.height, 0, 0);
  return part;
}

const styleOf = (selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** A computed colour as red, green and blue of 0 to 255, in whatever form it is written. */
const painted = (selector: string, property: string, pseudo?: string) =>
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
