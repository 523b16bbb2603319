import { type AuditEntry, memorySource } from '@partnerkit/sdk';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { loadMessages, type ShippedLocale } from '../i18n/locales.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import '../styles.css';
import { testPage } from '../test-page.ts';
import { AuditTrail } from './audit-trail.tsx';

const entry: AuditEntry = {
  id: '1',
  at: '2026-11-16T09:00:00Z',
  actor: { id: 'u' },
  action: 'tags.add',
  subject: { kind: 'customer', id: 'c' },
  changes: [{ field: 'name', before: 'Former', after: 'Present' }],
};

it.each<[ShippedLocale, boolean]>([
  ['en', true],
  ['ar', false],
])('a change reads from what was to what is, the way of the language: %s', async (locale, isToTheRight) => {
  await page.viewport(1400, 600);
  const { host, root } = testPage();
  root.render(
    <PartnerProvider
      source={memorySource({ customers: [], auditEntries: [entry] })}
      asOf="2026-11-16"
      locale={locale}
      messages={await loadMessages(locale)}
    >
      <AuditTrail />
    </PartnerProvider>,
  );
  const cell = () => [...host.querySelectorAll('td')].find((one) => one.textContent?.includes('Former'));
  await expect.poll(cell).toBeTruthy();
  const text = document.createTreeWalker(cell() as Element, NodeFilter.SHOW_TEXT).nextNode() as Text;
  const leftOf = (part: string) => {
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(part));
    range.setEnd(text, text.data.indexOf(part) + part.length);
    return range.getBoundingClientRect().left;
  };
  expect(leftOf('Former') < leftOf('Present')).toBe(isToTheRight);
});
