import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { requireChromium } from '../chromium.ts';
import { openWatchedPage } from '../watched-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(requireChromium());
});
afterAll(() => browser?.close());

describe.each(inject('hosts'))('a host with React $react that renders on its server', ({ folder, url }) => {
  test('sends the rows of an array with the page', async () => {
    const html = await readFile(join(folder, 'dist/server/server-page.html'), 'utf8');
    // as many as are in sight before anybody knows how high the page is
    expect(html.match(/Open Customer \d\d/g)?.length).toBeGreaterThanOrEqual(20);
    expect(html).toContain('<h2');
  });

  test('goes on in the browser, in strict mode, as it was rendered: without a warning, by keyboard', async () => {
    const { page, complaints } = await openWatchedPage(browser, `${url}/server/server-page.html`);
    await page.locator('.pk-chart-svg').first().waitFor();
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('Customer 12');
    await page.getByRole('row', { name: 'Customer 01' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^columns/i }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open Customer 12' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('output').getByText('Customer 12').waitFor();
    // what React of development says in every browser
    expect(complaints.filter((text) => !text.includes('React DevTools'))).toEqual([]);
    await page.context().close();
  });
});
