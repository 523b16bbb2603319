import { memorySource, type SaveCustomer } from '@partnerkit/sdk';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { loadMessages, type ShippedLocale } from '../i18n/locales.ts';
import { type NarrowShadowPage, openNarrowShadowPage } from '../primitives/wizard/narrow-shadow-page.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { StartTrialButton } from './start-trial-button.tsx';

let narrow: NarrowShadowPage;
beforeEach(async () => {
  narrow = await openNarrowShadowPage();
});
afterEach(() => narrow.close());

it.each<[ShippedLocale, country: string, region: RegExp]>([
  ['en', 'great brit', /European Union/],
  ['it', 'inghil', /Unione Europea/],
  ['ar', 'بريطانيا', /الاتحاد الأوروبي/],
])(
  'a trial is started by the keyboard alone in %s, at 320 pixels and at 400 percent, in a shadow root',
  async (locale, country, region) => {
    const { root, shadow, focused, expectFocusSeen, tabTo, focusSays } = narrow;
    const saveCustomer = vi.fn<SaveCustomer>();
    root.render(
      <PartnerProvider
        source={memorySource({ customers: [], subscriptions: [], saveCustomer })}
        asOf="2026-11-16"
        locale={locale}
        messages={await loadMessages(locale)}
      >
        <StartTrialButton />
      </PartnerProvider>,
    );
    await expect.poll(() => shadow.querySelector('.pk-primary')).toBeTruthy();
    (shadow.querySelector('.pk-primary') as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => focused()?.matches('dialog input')).toBe(true);

    await tabTo('[autocomplete="organization"]');
    await userEvent.keyboard('Colleverde');
    await tabTo('[inputmode="email"]');
    await userEvent.keyboard('ada@colleverde.example');
    await tabTo('[role="combobox"]');
    await userEvent.keyboard(locale === 'ar' ? 'Italy' : 'إيطاليا');
    expectClearOfSign(focused());
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.keyboard(country);
    expectClearOfSign(focused());
    expect(focused().getAttribute('aria-activedescendant')).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => shadow.querySelector('.pk-field-said')?.textContent).toMatch(region);
    await userEvent.keyboard('{Enter}');

    await focusSays(/2/);
    expectFocusSeen();
    await tabTo('[type="checkbox"]');
    await userEvent.keyboard(' ');
    await userEvent.keyboard('{Enter}');
    // held back: the licenses are missing, and the summary leads to them
    await tabTo('[data-number]');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => focused()?.matches('.pk-summary')).toBe(true);
    expectFocusSeen();
    await tabTo('.pk-summary button');
    await userEvent.keyboard('{Enter}');
    expect(focused().matches('[data-number]')).toBe(true);
    await userEvent.keyboard('25{Enter}');

    await focusSays(/3/);
    expectFocusSeen();
    await tabTo('[type="radio"]');
    await userEvent.keyboard('{ArrowDown}{Enter}');

    await focusSays(/4/);
    expectFocusSeen();
    await tabTo('.pk-wizard-actions .pk-primary');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => saveCustomer.mock.calls).toHaveLength(1);
    expect(saveCustomer.mock.lastCall?.[0].trial).toMatchObject({ endDate: '2027-01-14' });
    // the dialog is gone, and the focus is back where it was opened
    await expect.poll(() => shadow.querySelector('dialog')).toBeNull();
    await expect.poll(() => focused()?.matches('.pk-primary')).toBe(true);
  },
);

/** What is typed ends before the sign of the list begins, whichever way its letters run. */
function expectClearOfSign(input: Element): void {
  const field = input.getBoundingClientRect();
  const sign = input.parentElement?.querySelector('.pk-icon')?.getBoundingClientRect() as DOMRect;
  const { paddingLeft, paddingRight } = getComputedStyle(input);
  const text = {
    left: field.left + Number.parseFloat(paddingLeft),
    right: field.right - Number.parseFloat(paddingRight),
  };
  expect(sign.right <= text.left || text.right <= sign.left).toBe(true);
}
