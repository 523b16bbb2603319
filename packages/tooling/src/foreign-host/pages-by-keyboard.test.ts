import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { requireChromium } from '../chromium.ts';
import { openWatchedPage } from '../watched-page.ts';
import { useByKeyboard } from './use-by-keyboard.ts';

const hosts = inject('hosts');
const hostWith = (react: number) => hosts.find((host) => host.react === react);
const pages = [
  ['its server rendered it, of React 19', `${hostWith(19)?.url}/server/server-page.html`],
  ['its server rendered it, of React 18', `${hostWith(18)?.url}/server/server-page.html`],
  ['React Router rendered it, of React 19', `${hostWith(19)?.framework}/`],
  ['webpack built it, of React 18', `${hostWith(18)?.url}/webpack/index.html`],
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(requireChromium());
});
afterAll(() => browser?.close());

/** As many rows as are in sight before anybody knows how high the page is, and the heading of the chart. */
function expectRows(html: string): void {
  expect(html.match(/Open Customer \d\d/g)?.length).toBeGreaterThanOrEqual(20);
  expect(html).toContain('<h2');
}

test.each(hosts)(
  'the server of a host with React $react sends the rows of an array with the page',
  async ({ folder }) => {
    expectRows(await readFile(join(folder, 'dist/server/server-page.html'), 'utf8'));
  },
);

test('the server of React Router sends the rows that were fetched before the page was rendered', async () => {
  expectRows(await (await fetch(`${hostWith(19)?.framework}/`)).text());
});

test('in React Router the state of the table stands in the address, which a reload and Back lead to', async () => {
  const list = `${hostWith(19)?.framework}/?tab=list`;
  const { page, complaints } = await openWatchedPage(browser, list);
  const row = (name: string) => page.getByRole('row', { name });
  // it is drawn in the browser alone: React has taken over
  await page.locator('.pk-chart-svg').first().waitFor();
  await page.getByRole('searchbox').fill('Customer 12');
  await row('Customer 01').waitFor({ state: 'detached' });
  await page.waitForURL(`${list}&query=Customer+12`);
  await page.reload();
  await row('Customer 12').waitFor();
  expect(await page.locator('.pk-row').count()).toBe(1);
  await page.goBack();
  await row('Customer 01').waitFor();
  await page.waitForURL(list);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each(pages)(
  'a table and a chart, by keyboard, under a strict policy, without a warning of the browser or of React: %s',
  async (_, url) => {
    const { page, complaints } = await openWatchedPage(browser, url);
    await useByKeyboard(page);
    await page.locator('output').getByText('Customer 12').waitFor();
    // what React of development says in every browser
    expect(complaints.filter((text) => !text.includes('React DevTools'))).toEqual([]);
    await page.context().close();
  },
);
