import { memorySource, type SaveCustomer } from '@partnerkit/sdk';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { loadMessages, type ShippedLocale } from '../i18n/locales.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import styles from '../styles.css?inline';
import { StartTrialButton } from './start-trial-button.tsx';

/** What a page of 1280 × 1024 is at 400 %: 320 pixels wide, and not much higher than a keyboard leaves. */
const zoomed = { width: 320, height: 256 };

let root: Root;
let host: HTMLElement;
let shadow: ShadowRoot;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(zoomed.width, zoomed.height);
  host = document.body.appendChild(document.createElement('div'));
  shadow = host.attachShadow({ mode: 'open' });
  shadow.appendChild(document.createElement('style')).textContent = styles;
  root = createRoot(shadow.appendChild(document.createElement('div')));
});

afterEach(() => {
  root.unmount();
  host.remove();
});

const focused = () => shadow.activeElement as HTMLElement;
const nameOf = (element: Element) => element.textContent?.trim() ?? '';

/** What has the focus is seen, whole or as much of it as there is room for, and nothing scrolls sideways. */
function expectFocusSeen(): void {
  const { top, bottom, left, right } = focused().getBoundingClientRect();
  const where = `${focused().tagName} ${nameOf(focused())}`;
  expect(Math.round(left), where).toBeGreaterThanOrEqual(0);
  expect(Math.round(right), where).toBeLessThanOrEqual(zoomed.width);
  expect(bottom, where).toBeGreaterThan(0);
  expect(top, where).toBeLessThan(zoomed.height);
  const dialog = shadow.querySelector('dialog') as HTMLElement;
  expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(zoomed.width);
}

async function tabTo(what: string): Promise<void> {
  for (let presses = 0; presses < 20 && !focused()?.matches(what); presses++) {
    await userEvent.keyboard('{Tab}');
    if (focused()) expectFocusSeen();
  }
  expect(focused()?.matches(what), what).toBe(true);
}

const headingIs = (text: RegExp) => expect.poll(() => nameOf(focused() ?? document.body)).toMatch(text);

it.each<[ShippedLocale, country: string, region: RegExp]>([
  ['en', 'great brit', /European Union/],
  ['it', 'inghil', /Unione Europea/],
  ['ar', 'بريطانيا', /الاتحاد الأوروبي/],
])(
  'a trial is started by the keyboard alone in %s, at 320 pixels and at 400 percent, in a shadow root',
  async (locale, country, region) => {
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
    await userEvent.keyboard(country);
    expect(focused().getAttribute('aria-activedescendant')).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => shadow.querySelector('.pk-field-said')?.textContent).toMatch(region);
    await userEvent.keyboard('{Enter}');

    await headingIs(/2/);
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

    await headingIs(/3/);
    expectFocusSeen();
    await tabTo('[type="radio"]');
    await userEvent.keyboard('{ArrowDown}{Enter}');

    await headingIs(/4/);
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
