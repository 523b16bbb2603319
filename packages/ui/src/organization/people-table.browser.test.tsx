import { memorySource } from '@partnerkit/sdk';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { loadMessages, type ShippedLocale } from '../i18n/locales.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import '../styles.css';
import { testPage } from '../test-page.ts';
import { Users } from './users.tsx';

const users = [
  { id: 'a', name: 'Ada', email: 'ada.of.a.long.name@partner.example', roles: ['partnerFullAdmin'] },
  { id: 'b', name: 'Bo', email: 'bo@partner.example', roles: ['helpdesk', 'partnerReadOnlyAdmin'] },
];

it.each<[ShippedLocale, number]>([
  ['en', 400],
  ['it', 320],
  ['ar', 400],
  ['ar', 1280],
])(
  'a person and what can be done is in sight, names and addresses begin together: %s, %i px',
  async (locale, width) => {
    await page.viewport(width, 800);
    const { root } = testPage();
    root.render(
      <PartnerProvider
        source={memorySource({ customers: [], users, saveUsers: () => {} })}
        locale={locale}
        messages={await loadMessages(locale)}
      >
        <Users />
      </PartnerProvider>,
    );
    await expect.poll(() => page.getByRole('rowheader').elements()).toHaveLength(users.length);
    const table = page.getByRole('table').element();
    const scroll = table.parentElement as HTMLElement;
    expect(scroll.scrollWidth).toBeLessThanOrEqual(scroll.clientWidth);
    const frame = scroll.getBoundingClientRect();
    for (const control of table.querySelectorAll('button, .pk-badge')) {
      const { left, right } = control.getBoundingClientRect();
      expect(left).toBeGreaterThanOrEqual(frame.left);
      expect(right).toBeLessThanOrEqual(frame.right);
    }
    const start = (element: Element | undefined) =>
      element?.getBoundingClientRect()[locale === 'ar' ? 'right' : 'left'];
    for (const person of table.querySelectorAll('tbody th')) {
      const [name, address] = person.querySelectorAll('bdi');
      expect(start(address)).toBeCloseTo(start(name) as number, 0);
    }
    // each cell tells its column, also where it is not drawn below it
    expect(page.getByRole('columnheader').elements()).toHaveLength(3);
    expect(page.getByRole('cell').elements()).toHaveLength(users.length * 2);
  },
);
