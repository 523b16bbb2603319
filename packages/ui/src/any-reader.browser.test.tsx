import './styles.css';
import { memorySource } from '@partnerkit/sdk';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createWorld } from '../../testing/src/create-world.ts';
import { loadMessages, type ShippedLocale } from './i18n/locales.ts';
import { CustomerTable, RegionSelector, SubscriptionKpis, SubscriptionTables, Worklist } from './index.ts';
import { PartnerProvider } from './provider/partner-provider.tsx';
import { setSameLetters } from './same-letters.ts';

const world = createWorld({ weeks: false });
const source = memorySource({ ...world, saveTags: () => {} });

let root: Root;
let host: HTMLElement;

async function show(width: number, height: number, locale: ShippedLocale = 'en'): Promise<void> {
  const messages = await loadMessages(locale);
  await page.viewport(width, height);
  host = document.body.appendChild(document.createElement('div'));
  await setSameLetters(host, '16px');
  root = createRoot(host);
  root.render(
    <PartnerProvider source={source} asOf={world.asOf} locale={locale} messages={messages}>
      <RegionSelector />
      <SubscriptionKpis />
      <CustomerTable onOpenCustomer={() => {}} launchHref={() => 'https://example.test/'} />
      <SubscriptionTables sections={['expiring']} />
      <Worklist />
    </PartnerProvider>,
  );
  await expect.poll(() => host.querySelectorAll('tr.pk-row').length).toBeGreaterThan(15);
  await expect.poll(() => host.querySelector('[aria-busy="true"], .pk-skeleton')).toBeNull();
}

afterEach(() => {
  root.unmount();
  host.remove();
});

/** Parts whose text is not seen whole, beside what scrolls and what a table shows whole when it is pointed at. */
function cutTexts(): string[] {
  const parts = [
    ...host.querySelectorAll<HTMLElement>('button, label, h2, h3, th, p, dt, dd, legend, .pk-badge'),
  ];
  return parts
    .filter((part) => !part.closest('td, .pk-hidden'))
    .filter((part) => {
      const { overflowX, overflowY } = getComputedStyle(part);
      const isWider = part.scrollWidth > part.clientWidth + 1 && overflowX !== 'visible';
      const isHigher = part.scrollHeight > part.clientHeight + 1 && overflowY !== 'visible';
      return part.clientWidth > 1 && (isWider || isHigher);
    })
    .map((part) => `${part.className || part.tagName}: ${part.textContent}`);
}

describe('for who reads with more room between letters, words and lines (WCAG 1.4.12)', () => {
  it.each([1280, 400])('nothing is cut off at %i pixels', async (width) => {
    await show(width, 900);
    const spaced = document.head.appendChild(document.createElement('style'));
    spaced.textContent = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`;
    try {
      expect(cutTexts()).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    } finally {
      spaced.remove();
    }
  });
});

describe('for who goes by keyboard', () => {
  it.each<[string, number, number, ShippedLocale]>([
    ['on a desk', 1280, 720, 'en'],
    ['at 400 %', 320, 256, 'en'],
    ['at 400 %, from right to left', 320, 256, 'ar'],
  ])(
    'what has the focus is marked, and nothing covers it: %s (WCAG 2.4.7, 2.4.11)',
    async (_, width, height, locale) => {
      await show(width, height, locale);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      const problems: string[] = [];
      const seen = new Set<Element>();
      (document.activeElement as HTMLElement | null)?.blur();
      for (let stop = 0; stop < 60; stop++) {
        await userEvent.keyboard('{Tab}');
        const focused = document.activeElement as HTMLElement;
        if (seen.has(focused) || !host.contains(focused)) break;
        seen.add(focused);
        const name = focused.getAttribute('aria-label') ?? focused.textContent?.slice(0, 40);
        if (!isMarked(focused)) problems.push(`not marked: ${focused.className} ${name}`);
        if (!isSeen(focused)) problems.push(`covered: ${focused.className} ${name}`);
      }
      expect(seen.size).toBeGreaterThan(40);
      expect(problems).toEqual([]);
    },
  );
});

/** An outline or a ring that is not there without the focus, on itself or on what stands for it. */
function isMarked(focused: HTMLElement): boolean {
  const parts = [focused, focused.parentElement, focused.nextElementSibling].filter((part) => part !== null);
  return parts.some((part) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
}

/** Some of it is in the window and on top of what else stands there. */
function isSeen(focused: HTMLElement): boolean {
  const { left, top, width, height } = focused.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y]),
  );
  return points.some(([x = 0, y = 0]) => {
    const there = document.elementFromPoint(x, y);
    return (
      there !== null &&
      (focused.contains(there) ||
        (there.contains(focused) && there.closest('td, th, label') !== null) ||
        focused.closest('label')?.contains(there) === true)
    );
  });
}
