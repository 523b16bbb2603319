import './styles.css';
import { type AuditEntry, memorySource } from '@partnerkit/sdk';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { createWorld } from '../../testing/src/create-world.ts';
import { AuditTrail } from './audit/audit-trail.tsx';
import { CustomerTable } from './customers/customer-table.tsx';
import { loadMessages, type ShippedLocale } from './i18n/locales.ts';
import { FailureLine } from './primitives/failure-line.tsx';
import { PartnerProvider } from './provider/partner-provider.tsx';
import { setSameLetters } from './same-letters.ts';
import { SubscriptionTables } from './subscriptions/subscription-tables.tsx';
import { testPage } from './test-page.ts';

const world = createWorld({ weeks: false });
const auditEntries: AuditEntry[] = [
  {
    id: '1',
    at: '2026-11-16T09:00:00Z',
    actor: { id: 'u' },
    action: 'users.add',
    subject: { kind: 'user', id: 'c', name: 'Ines Falkenrath' },
    changes: ['name', 'email', 'roles', 'tags'].map((field) => ({
      field,
      after: 'long-enough-to-be-cut@partner.example',
    })),
  },
];
const source = memorySource({ ...world, auditEntries });

/** Shows it in some room of a window, and answers how to find what has come. */
async function show(
  content: ReactNode,
  {
    locale,
    width,
    room = width - 32,
    until,
  }: { locale: ShippedLocale; width: number; room?: number; until: string },
) {
  await page.viewport(width, 900);
  const { host, root } = testPage();
  host.style.width = `${room}px`;
  await setSameLetters(host, '16px');
  root.render(
    <PartnerProvider source={source} asOf={world.asOf} locale={locale} messages={await loadMessages(locale)}>
      {content}
    </PartnerProvider>,
  );
  const found = <Found extends Element = HTMLElement>(selector: string) => [
    ...host.querySelectorAll<Found>(selector),
  ];
  await expect.poll(() => found(until).length).toBeGreaterThan(0);
  await document.fonts.ready;
  return found;
}

/** Where the text of an element stands. */
function textBox(element: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

it('a change that is too long is cut off where it ends, in Arabic too', async () => {
  const found = await show(<AuditTrail />, { locale: 'ar', width: 1400, until: '.pk-sentence' });
  const sentence = found('.pk-sentence')[0] as HTMLElement;
  const [box, text] = [sentence.getBoundingClientRect(), textBox(sentence)];
  expect(text.width).toBeGreaterThan(box.width);
  expect(text.right).toBeCloseTo(box.right, 0);
});

it.each<ShippedLocale>(['ar', 'it'])(
  'names in tables of licenses are whole where headings can stand in lines: %s',
  async (locale) => {
    const found = await show(<SubscriptionTables product="meetings" />, {
      ...{ locale, width: 1440, room: 1194 },
      until: '.pk-section td .pk-name',
    });
    await expect.poll(() => found('.pk-section td .pk-name').length).toBeGreaterThan(10);
    const tables = found('.pk-section table').filter((table) => table.querySelector('.pk-name'));
    for (const table of tables) {
      const names = [...table.querySelectorAll('td .pk-name')];
      const isCut = (name: Element) => textBox(name).width > name.getBoundingClientRect().width + 1;
      expect(names.filter((name) => isCut(name) && textBox(name).width < 240).length).toBe(0);
      const ids = [...table.querySelectorAll<HTMLElement>('.pk-subscription > bdi')];
      expect(ids.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toEqual([]);
      const labels = [...table.querySelectorAll<HTMLElement>('.pk-header-label')];
      expect(labels.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)).toEqual([]);
      expect(labels.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toEqual([]);
    }
  },
);

it('on a phone, what the list is sorted by is whole in Italian', async () => {
  const found = await show(<CustomerTable defaultSort="attention" />, {
    ...{ locale: 'it', width: 400 },
    until: '.pk-toolbar > .pk-count > .pk-muted',
  });
  const [order] = found('.pk-toolbar > .pk-count > .pk-muted');
  expect(order?.scrollWidth).toBeLessThanOrEqual(order?.clientWidth ?? 0);
});

it('what can be done about a failure stands below its text, not below its icon', async () => {
  const found = await show(
    <FailureLine error={new Error('x')} text={'It could not be kept. '.repeat(4)} onRetry={() => {}} />,
    { locale: 'en', width: 400, room: 240, until: '.pk-failure-line > svg' },
  );
  const [text, button] = [found('.pk-failure-line > span')[0], found('.pk-failure-line > button')[0]];
  expect(button?.getBoundingClientRect().top).toBeGreaterThan(text?.getBoundingClientRect().top ?? 0);
  expect(button?.getBoundingClientRect().left).toBe(text?.getBoundingClientRect().left);
});
