import './styles.css';
import { memorySource } from '@partnerkit/sdk';
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { createWorld } from '../../testing/src/create-world.ts';
import { loadMessages, type ShippedLocale } from './i18n/locales.ts';
import { CustomerTable, RegionSelector, SubscriptionKpis } from './index.ts';
import { PartnerProvider } from './provider/partner-provider.tsx';
import sheet from './styles.css?inline';

const world = createWorld({ weeks: false });
const source = memorySource({ ...world, saveTags: () => {} });
/** Letters that begin what is chosen in a menu. */
const letters = { en: { pin: 'p' }, ar: { pin: 'تث' } } as const;

let root: Root;
let host: HTMLElement;
let place: HTMLElement | ShadowRoot;
/** Where whoever comes to a page starts. */
let heading: HTMLElement;
const saved = vi.fn(() => 'blob:saved');
const { createObjectURL } = URL;

beforeEach(() => {
  URL.createObjectURL = saved;
  saved.mockClear();
});
afterEach(() => {
  URL.createObjectURL = createObjectURL;
  root.unmount();
  host.remove();
});

function show(inShadow: boolean): void {
  host = document.body.appendChild(document.createElement('div'));
  host.style.font = '14px Arial, "Liberation Sans", sans-serif';
  place = inShadow ? host.attachShadow({ mode: 'open' }) : host;
  if (place instanceof ShadowRoot) {
    const adopted = new CSSStyleSheet();
    adopted.replaceSync(sheet);
    place.adoptedStyleSheets = [adopted];
  }
  heading = place.appendChild(document.createElement('h1'));
  heading.tabIndex = -1;
  root = createRoot(place.appendChild(document.createElement('div')));
}

async function draw(locale: ShippedLocale, widget: ReactNode): Promise<void> {
  const messages = await loadMessages(locale);
  root.render(
    <PartnerProvider source={source} asOf={world.asOf} locale={locale} messages={messages}>
      <RegionSelector />
      {widget}
    </PartnerProvider>,
  );
}

let tables = 0;
/** A list as it is at first, once all of it is there. */
async function drawTable(locale: ShippedLocale): Promise<void> {
  tables += 1;
  await draw(locale, <CustomerTable key={tables} shortcuts onOpenCustomer={() => {}} />);
  await expect.poll(() => all('tr.pk-row').length).toBeGreaterThan(10);
  await expect.poll(() => all('select:not(:disabled)').length).toBe(1);
  await expect.poll(() => all('[data-letter="e"]:not(:disabled)').length).toBe(1);
}

const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)];
const focused = () => (place.getRootNode() as Document | ShadowRoot).activeElement as HTMLElement | null;
const counted = () => all('.pk-toolbar .pk-count')[0]?.textContent;
const tagged = (tag: string) => all('tr.pk-row').filter((row) => row.innerHTML.includes(tag)).length;
const names = () => all('tr.pk-row .pk-name').map(({ textContent }) => textContent);

/** Where what a key opens is waited for: until it has the focus. */
const opens = Symbol('opens');
type Keys = readonly (string | typeof opens)[];

/** Presses keys one after the other, each once the page has done what the one before asks for. */
async function press(...keys: Keys): Promise<void> {
  let before = focused();
  for (const key of keys) {
    await expect.poll(() => all('[aria-busy="true"]').length).toBe(0);
    if (key === opens) {
      const inside = '[role="menu"], [role="dialog"]';
      await expect.poll(() => focused() !== before && focused()?.closest(inside) != null).toBe(true);
      continue;
    }
    before = focused();
    if (key.length > 1 || key < '\u007f') await userEvent.keyboard(key);
    else await pressOfAnotherScript(key);
  }
}

/** A letter that no key of a Latin keyboard has. */
async function pressOfAnotherScript(key: string, code = ''): Promise<void> {
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key });
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
}

/** From the heading on: how many keys it took. */
async function keysOf(...keys: Keys): Promise<number> {
  heading.focus();
  await press(...keys);
  return keys.filter((key) => key !== opens).length;
}

/** What a partner does day by day, and how many keys it may take from a page's heading on. */
const limits = {
  find: 6,
  filter: 8,
  tag: 15,
  undo: 2,
  sort: 4,
  pin: 6,
  region: 5,
  export: 5,
  explanation: 6,
};

describe.each<['the page' | 'a shadow root', 'en' | 'ar']>([
  ['the page', 'en'],
  ['the page', 'ar'],
  ['a shadow root', 'en'],
  ['a shadow root', 'ar'],
])('by keyboard alone, in %s, in %s', (where, locale) => {
  it('a partner’s nine tasks take few keys', async () => {
    // too narrow for all columns: only there a pinned one stays
    await page.viewport(800, 800);
    show(where === 'a shadow root');
    const taken: Partial<Record<keyof typeof limits, number>> = {};
    const next = locale === 'ar' ? '{ArrowLeft}' : '{ArrowRight}';

    await drawTable(locale);
    taken.find = await keysOf('{Tab}', '{Tab}', ...'bell');
    await expect.poll(() => names().every((name) => /bell/i.test(name))).toBe(true);

    await drawTable(locale);
    const whole = counted();
    taken.filter = await keysOf('{Tab}', '{Tab}', '{Tab}', '{Enter}', opens, '{Enter}', opens, '{Enter}');
    await expect.poll(counted).not.toBe(whole);

    await drawTable(locale);
    taken.tag = await keysOf(...'jxjxjxt', opens, ...'mine', '{Enter}');
    await expect.poll(() => tagged('mine')).toBe(3);
    // from where the focus is
    await press('{Control>}z{/Control}');
    taken.undo = 1;
    await expect.poll(() => tagged('mine')).toBe(0);

    await drawTable(locale);
    taken.sort = await keysOf('k', '{Enter}');
    await expect.poll(() => all('th[aria-sort="ascending"]').length).toBe(1);
    taken.pin = await keysOf('k', next, '{ArrowDown}', opens, ...letters[locale].pin, '{Enter}');
    await expect.poll(() => all('th[data-column][data-pinned="start"]').length).toBe(2);
    taken.region = await keysOf('{Tab}', '{ArrowDown}');
    await expect.poll(counted).not.toBe(whole);
    taken.export = await keysOf('e', opens, '{Enter}');
    await expect.poll(() => saved.mock.calls.length).toBe(1);

    await draw(locale, <SubscriptionKpis />);
    await expect.poll(() => all('button[aria-haspopup="dialog"]').length).toBeGreaterThan(3);
    taken.explanation = await keysOf('{Tab}', '{Tab}', '{Tab}', '{Enter}');
    await expect.poll(() => all('[role="dialog"]').length).toBe(1);

    const tasks = Object.keys(limits) as (keyof typeof limits)[];
    expect(tasks.filter((task) => !((taken[task] ?? Number.NaN) <= limits[task]))).toEqual([]);
  });
});

describe('the single letters of the customer list', () => {
  const row = () => focused()?.closest<HTMLElement>('tr')?.dataset.index;
  const chosen = () => all('tr[data-selected]').length;

  it('go through its rows, by the keys of any script', async () => {
    show(false);
    await drawTable('en');
    await keysOf('j', 'j', 'x');
    expect([row(), chosen()]).toEqual(['1', 1]);
    await press('k', 'x', 'x');
    expect([row(), chosen()]).toEqual(['0', 1]);
    await press('k');
    expect(focused()?.closest('th')?.dataset.column).toBe('name');
    await pressOfAnotherScript('\u062a', 'KeyJ');
    expect(row()).toBe('0');
  });

  it('stay letters in fields, menus and other widgets, with another key, where the list is hidden, and unless they are asked for', async () => {
    show(false);
    await drawTable('en');
    await press('{Control>}x{/Control}', '{Shift>}j{/Shift}');
    await keysOf('{Tab}', 'j', 'x');
    expect([row(), chosen()]).toEqual([undefined, 0]);
    await keysOf('{Tab}', '{Tab}', 'j', 'x');
    expect([row(), chosen(), (focused() as HTMLInputElement).value]).toEqual([undefined, 0, 'jx']);
    await drawTable('en');
    await keysOf('e', opens, 'j');
    expect(focused()?.matches('[role="menuitem"]')).toBe(true);
    await press('{Escape}');
    host.hidden = true;
    await keysOf('j');
    expect(row()).toBeUndefined();
    host.hidden = false;
    await draw('en', <CustomerTable key="plain" onOpenCustomer={() => {}} />);
    await expect.poll(() => all('tr.pk-row').length).toBeGreaterThan(10);
    await keysOf('j');
    expect(row()).toBeUndefined();
  });
});
