import { memorySource } from '@partnerkit/sdk';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { createWorld } from '../../../testing/src/create-world.ts';
import { loadMessages, type ShippedLocale } from '../i18n/locales.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { setSameLetters } from '../same-letters.ts';
import '../styles.css';
import { testPage } from '../test-page.ts';
import { RegionRollUp } from './region-roll-up.tsx';

it.each<[ShippedLocale, number]>([
  ['en', 400],
  ['en', 1000],
  ['en', 1220],
  ['de', 1000],
  ['ar', 1000],
])("a region's numbers stand under each other, each in its own column: %s, %i px", async (locale, width) => {
  await page.viewport(width, 800);
  const { host, root } = testPage();
  await setSameLetters(host, '16px');
  root.render(
    <PartnerProvider
      source={memorySource(createWorld())}
      locale={locale}
      messages={await loadMessages(locale)}
    >
      <RegionRollUp onShowCustomers={() => {}} />
    </PartnerProvider>,
  );
  await expect.poll(() => page.getByRole('table').elements()).toHaveLength(1);
  const table = page.getByRole('table').element();
  await expect.poll(() => table.querySelectorAll('.pk-roll-up-cell button').length).toBeGreaterThan(20);
  await expect.poll(() => table.querySelectorAll('.pk-skeleton').length).toBe(0);
  const spilled = [...table.querySelectorAll('th, td')].flatMap((cell) => {
    const texts = document.createRange();
    texts.selectNodeContents(cell);
    const own = cell.getBoundingClientRect();
    const inked = texts.getBoundingClientRect();
    return inked.left < own.left - 1 || inked.right > own.right + 1 ? [cell.textContent] : [];
  });
  expect(spilled).toEqual([]);
  const ends = (column: number) =>
    [...table.querySelectorAll(`tbody td:nth-child(${column}) bdi`)].map((number) =>
      Math.round(number.getBoundingClientRect()[locale === 'ar' ? 'left' : 'right']),
    );
  for (const column of [2, 3, 4, 5, 6, 7]) expect(new Set(ends(column)).size).toBe(1);
});

it('a row is as high while its figures load as with them', async () => {
  await page.viewport(1220, 800);
  const { host, root } = testPage();
  await setSameLetters(host, '14px');
  const source = memorySource(createWorld());
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const call: typeof source.call = async (operation, ...asked) => {
    if (operation.id === 'subscriptions.figures') await held;
    return source.call(operation, ...asked);
  };
  root.render(
    <PartnerProvider source={{ ...source, call }}>
      <RegionRollUp onShowCustomers={() => {}} />
    </PartnerProvider>,
  );
  const heights = () =>
    [...host.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height);
  await expect.poll(() => heights().length).toBeGreaterThan(2);
  await expect.poll(() => host.querySelectorAll('.pk-roll-up-cell .pk-skeleton').length).toBeGreaterThan(0);
  const before = heights();
  goOn();
  await expect.poll(() => host.querySelectorAll('.pk-skeleton').length).toBe(0);
  const moved = heights().map((height, at) => Math.abs(height - (before[at] ?? 0)));
  expect(Math.max(...moved)).toBeLessThan(2);
});
