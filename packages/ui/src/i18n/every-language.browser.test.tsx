import '../styles.css';
import { memorySource } from '@partnerkit/sdk';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createWorld } from '../../../testing/src/create-world.ts';
import { CustomerTable, RegionSelector, SubscriptionKpis, SubscriptionTables, Worklist } from '../index.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { ReportBuilder } from '../reports/report-builder.tsx';
import { ReportList } from '../reports/report-list.tsx';
import { ResourcesHelp } from '../resources/resources-help.tsx';
import { setSameLetters } from '../same-letters.ts';
import { loadMessages, type ShippedLocale, shippedLocales } from './locales.ts';

/** What a phone leaves between its edges. */
const room = 368;
const world = createWorld({ weeks: false });
const source = memorySource({ ...world, organization: { profile: { name: 'Partner' } } });

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(400, 900);
  host = document.body.appendChild(document.createElement('div'));
  host.style.width = `${room}px`;
  await setSameLetters(host, '16px');
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

async function show(locale: ShippedLocale, own: Readonly<Record<string, string>> = {}): Promise<void> {
  const messages = { ...(await loadMessages(locale)), ...own };
  root.render(
    <PartnerProvider source={source} asOf={world.asOf} locale={locale} messages={messages}>
      <RegionSelector />
      <CustomerTable onOpenCustomer={() => {}} launchHref={() => 'https://example.test/'} />
      <SubscriptionKpis />
      <SubscriptionTables />
      <Worklist />
      <ReportBuilder />
      <ReportList />
      <ResourcesHelp helpdesk={[{ id: 'calling', onOpen: () => {} }]} />
    </PartnerProvider>,
  );
  await expect.poll(() => host.querySelector('.pk-root')?.getAttribute('lang')).toBe(locale);
  await expect.poll(() => host.querySelectorAll('tr.pk-row').length).toBeGreaterThan(20);
  await expect.poll(() => host.querySelector('[aria-busy="true"], .pk-skeleton')).toBeNull();
}

const labels = 'button, label, legend, h2, h3, th, summary, [role="tab"], .pk-badge, .pk-figure-label';

/** Labels of which a part is not seen, or that stand out of the room there is. */
function cutLabels(): string[] {
  const { left, right } = host.getBoundingClientRect();
  const cut = [...host.querySelectorAll<HTMLElement>(labels)].filter((label) => {
    // names of customers and tags are the host's, as long as they like
    if (label.closest('td')) return false;
    const place = label.getBoundingClientRect();
    const isOut = place.width > 1 && (place.right > right + 1 || place.left < left - 1);
    return (
      [label, ...label.querySelectorAll<HTMLElement>('*')].some(isCut) ||
      (isOut && !label.closest('.pk-table-scroller'))
    );
  });
  return cut.map((label) => `${label.className || label.tagName}: ${label.textContent}`);
}

function isCut(part: HTMLElement): boolean {
  const isWider = part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1;
  return isWider && getComputedStyle(part).overflowX !== 'visible';
}

it.each(shippedLocales)('no label is cut off on a phone: %s', async (locale) => {
  await show(locale);
  expect(host.querySelectorAll(labels).length).toBeGreaterThan(100);
  expect(cutLabels()).toEqual([]);
});

it('a label that is longer than the room is found', async () => {
  const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);
  await show('de', { 'filter.add': long, 'column.name': long });
  const found = cutLabels();
  expect(found).toContain(`pk-header-cell: ${long}`);
  expect(found).toContain(`pk-button pk-quiet: ${long}`);
});

it('another language keeps what was typed, chosen and sorted, and where the focus is', async () => {
  await show('en');
  const search = host.querySelector('input[type="search"]') as HTMLInputElement;
  await userEvent.fill(search, 'a');
  const table = host.querySelector('table') as HTMLElement;
  const sorted = () =>
    [...table.querySelectorAll('th')].map((header) => header.getAttribute('aria-sort') ?? '').join();
  await userEvent.click(table.querySelector('th button') as HTMLElement);
  await expect.poll(sorted).toContain('ascending');
  const first = () => table.querySelector('.pk-row .pk-name')?.textContent;
  await expect.poll(first).toMatch(/^a/i);
  await userEvent.click(table.querySelector('.pk-row .pk-checkbox') as HTMLElement);
  const state = () => ({
    typed: search.value,
    sorted: sorted(),
    chosen: [...table.querySelectorAll('[data-selected]')].map((row) => row.getAttribute('aria-rowindex')),
    first: first(),
    hasFocus: document.activeElement === table.querySelector('.pk-row .pk-checkbox'),
  });
  const before = state();
  expect(before).toMatchObject({ typed: 'a', chosen: [expect.anything()], hasFocus: true });
  for (const locale of ['ar', 'ja', 'de', 'en'] as const) {
    await show(locale);
    expect(state(), locale).toEqual(before);
  }
});
