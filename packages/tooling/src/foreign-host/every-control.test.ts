import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { requireChromium } from '../chromium.ts';
import { twoAtATime } from '../two-at-a-time.ts';
import { openWatchedPage, type WatchedPage } from '../watched-page.ts';
import { clickEveryButton } from './host-form.ts';
import type { Host } from './hosts-setup.ts';
import { pressOpeners } from './press-openers.ts';

const minutes = 60_000;
const hosts = inject('hosts');
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(requireChromium());
});
afterAll(() => browser?.close());

test(
  'every control of every widget closes what it opened, pressed as a person does, and none submits the form of the host',
  async () => {
    await twoAtATime(hosts, async (host) => {
      const { page, complaints } = await openWidgets(host, host.react === 19 ? 2 : 0);
      const pressed = await pressOpeners(page);
      // filters, columns, export, views; the columns of the tables; what explains a figure
      expect(pressed.length).toBeGreaterThan(30);
      for (const control of pressed) expect(control).toMatch(/: open, closed$/);
      const { clicked, guilty } = await clickEveryButton(page);
      expect(guilty).toEqual([]);
      expect(clicked).toBeGreaterThan(30);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  },
  8 * minutes,
);

/** All widgets in a form of the host, so many shadow roots deep. */
async function openWidgets({ url }: Host, depth: number): Promise<WatchedPage> {
  const watched = await openWatchedPage(browser, `${url}/widgets.html#bare&form&depth=${depth}`);
  const { page } = watched;
  await page.locator('.pk-section .pk-row').first().waitFor();
  await page.locator('.pk-needs').waitFor();
  await page.locator('.pk-chart-svg').first().waitFor();
  await page.locator('.pk-skeleton').first().waitFor({ state: 'detached' });
  return watched;
}
