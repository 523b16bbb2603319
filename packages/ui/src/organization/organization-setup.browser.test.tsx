import { memorySource, type OrganizationRow, type UserRow } from '@partnerkit/sdk';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { loadMessages, type ShippedLocale } from '../i18n/locales.ts';
import { type NarrowShadowPage, openNarrowShadowPage } from '../primitives/wizard/narrow-shadow-page.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { OrganizationSetup } from './organization-setup.tsx';

let narrow: NarrowShadowPage;
beforeEach(async () => {
  narrow = await openNarrowShadowPage();
});
afterEach(() => narrow.close());

it.each<[ShippedLocale, country: string, region: RegExp]>([
  ['en', 'germany', /European Union/],
  ['it', 'germania', /Unione Europea/],
  ['ar', 'ألمانيا', /الاتحاد الأوروبي/],
])(
  'an organization is set up by the keyboard alone in %s, at 320 pixels and at 400 percent, in a shadow root',
  async (locale, country, region) => {
    const { root, shadow, focused, tabTo } = narrow;
    let row: OrganizationRow = {
      profile: { name: 'Falkenrath Networks' },
      plan: [{ product: 'meetings', quantity: 2500 }],
      terms: { version: '2026-10', title: 'Partner terms', text: 'Be fair.' },
    };
    let users: readonly UserRow[] = [{ id: 'ines', name: 'Ines Falkenrath', roles: ['partnerFullAdmin'] }];
    const source = memorySource({
      customers: [],
      organization: () => row,
      saveOrganization: (saved) => {
        row = saved;
      },
      users,
      saveUsers: (saved) => {
        users = saved;
      },
      viewer: { userId: 'ines', name: 'Ines Falkenrath', roles: ['partnerFullAdmin'] },
    });
    root.render(
      <PartnerProvider
        source={source}
        asOf="2026-11-16"
        locale={locale}
        messages={await loadMessages(locale)}
      >
        <OrganizationSetup />
      </PartnerProvider>,
    );
    const goOn = '.pk-wizard-actions .pk-primary';
    const isHeading = () => expect.poll(() => focused()?.tagName).toBe('H2');
    await expect.poll(() => shadow.querySelector(goOn)).toBeTruthy();

    await tabTo(goOn);
    await userEvent.keyboard('{Enter}');
    await isHeading();
    await tabTo('[type="checkbox"]');
    await userEvent.keyboard(' ');
    await tabTo(goOn);
    await userEvent.keyboard('{Enter}');
    await isHeading();
    await tabTo('[role="combobox"]');
    await userEvent.keyboard(country);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => shadow.querySelector('.pk-field-said')?.textContent).toMatch(region);
    await tabTo(goOn);
    await userEvent.keyboard('{Enter}');
    await isHeading();
    await tabTo('input');
    await userEvent.keyboard('Dario Venturi');
    // the address may be left out
    await userEvent.keyboard('{Tab}{Tab}');
    expect(focused().matches('input')).toBe(true);
    await userEvent.keyboard('dario{Enter}');
    await expect.poll(() => users.map(({ id }) => id)).toEqual(['ines', 'dario']);
    await tabTo(goOn);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => row.setup?.done).toBe(true);
    expect(row).toMatchObject({
      profile: { country: 'DE' },
      acceptances: [{ version: '2026-10', by: { id: 'ines' } }],
    });
    // the page of an organization that is set up says so, where the reader is
    await expect.poll(() => focused()?.tagName).toMatch(/^H\d$/);
  },
);
