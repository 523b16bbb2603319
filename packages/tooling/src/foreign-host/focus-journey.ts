import type { Page } from 'playwright';
import { settled } from './settled.ts';

const controls = {
  filter: (page: Page) => page.getByRole('button', { name: /^add filter/i }),
  column: (page: Page) => page.getByRole('button', { name: 'Options of column Region' }),
  columns: (page: Page) => page.getByRole('button', { name: /^columns/i }),
  editTags: (page: Page) => page.getByRole('button', { name: 'Edit tags of Customer 06' }),
  search: (page: Page) => page.getByRole('searchbox'),
  chip: (page: Page) => page.getByRole('button', { name: /^remove filter/i }).first(),
};
type Control = keyof typeof controls;

/** What floats above the table. */
type Shown = 'menu' | 'choices' | 'dialog' | 'nothing';
/** A key; one that opens or closes what then floats; or a control to go on from. */
type Step = string | { readonly key: string; readonly shows: Shown } | { readonly from: Control };

/** What people do by keyboard in the table: each name stands for the keys of one way through it. */
export const journeys: Readonly<Record<string, readonly Step[]>> = {
  'a menu opened by Enter': [
    { from: 'filter' },
    { key: 'Enter', shows: 'menu' },
    ...['ArrowDown', 'ArrowDown', 'End', 'ArrowUp'],
    { key: 'ArrowRight', shows: 'choices' },
    ...['ArrowDown', 'ArrowUp', 'ArrowLeft', 'Home', 'ArrowUp', 'p', 'Tab'],
    { key: 'Escape', shows: 'nothing' },
  ],
  'a menu opened by ArrowDown': [
    { from: 'columns' },
    { key: 'ArrowDown', shows: 'menu' },
    ...['ArrowDown', 'Enter', 'ArrowDown', 'PageDown', 'PageUp', 'a', 'a'],
    { key: 'Escape', shows: 'nothing' },
  ],
  'the menu of a column, which goes with it': [
    { from: 'column' },
    { key: 'ArrowDown', shows: 'menu' },
    'h',
    { key: 'Enter', shows: 'nothing' },
  ],
  'the tags of a customer': [
    { from: 'editTags' },
    { key: 'Enter', shows: 'dialog' },
    ...['n', 'e', 'w', 'Enter', 'Shift+Tab', 'Enter', 'Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Control+z'],
    ...['F8', 'Escape'],
    { key: 'Escape', shows: 'nothing' },
  ],
  'filters that come and go': [
    { from: 'filter' },
    { key: 'Enter', shows: 'menu' },
    't',
    { key: 'ArrowRight', shows: 'choices' },
    ...['Enter', 'ArrowLeft', 'r'],
    { key: 'ArrowRight', shows: 'choices' },
    ...['Enter', 'ArrowLeft'],
    { key: 'Escape', shows: 'nothing' },
    { from: 'chip' },
    ...['Enter', 'Enter'],
  ],
};

/** Where the focus is after each key of a journey. */
export const expectedFocus: Readonly<Record<string, readonly string[]>> = {
  'a menu opened by Enter': [
    'Enter: menuitem Status',
    'ArrowDown: menuitem Product',
    'ArrowDown: menuitem Subscription type',
    'End: menuitem Dates and licenses',
    'ArrowUp: menuitem KPI',
    'ArrowRight: menuitemcheckbox Expiring',
    'ArrowDown: menuitemcheckbox Renewing',
    'ArrowUp: menuitemcheckbox Expiring',
    'ArrowLeft: menuitem KPI',
    'Home: menuitem Status',
    'ArrowUp: menuitem Status',
    'p: menuitem Product',
    'Tab: menuitem Product',
    'Escape: button Add filter',
  ],
  'a menu opened by ArrowDown': [
    'ArrowDown: menuitemcheckbox Status',
    'ArrowDown: menuitemcheckbox Region',
    'Enter: menuitemcheckbox Region',
    'ArrowDown: menuitemcheckbox Products',
    'PageDown: menuitem Reset columns',
    'PageUp: menuitemcheckbox Status',
    'a: menuitemcheckbox Assigned',
    'a: menuitemcheckbox Administrator e-mail',
    'Escape: button Columns',
  ],
  'the menu of a column, which goes with it': [
    'ArrowDown: menuitemradio Sort ascending',
    'h: menuitem Hide column',
    'Enter: section Customers',
  ],
  'the tags of a customer': [
    'Enter: combobox Add a tag',
    'n: combobox Add a tag',
    'e: combobox Add a tag',
    'w: combobox Add a tag',
    'Enter: combobox Add a tag',
    'Shift+Tab: button Remove tag new',
    'Enter: combobox Add a tag',
    'Tab: button Change all at once',
    'Tab: button Remove tag gold tier',
    'Tab: combobox Add a tag',
    'Tab: button Change all at once',
    'Shift+Tab: combobox Add a tag',
    'Control+z: combobox Add a tag',
    'F8: button Dismiss',
    'Escape: combobox Add a tag',
    'Escape: button Edit tags of Customer 06 +1: new',
  ],
  'filters that come and go': [
    'Enter: menuitem Status',
    't: menuitem Tag',
    'ArrowRight: menuitemcheckbox gold tier10',
    'Enter: menuitemcheckbox gold tier10',
    'ArrowLeft: menuitem Tag',
    'r: menuitem Region',
    'ArrowRight: menuitemcheckbox European Union15',
    'Enter: menuitemcheckbox European Union15',
    'ArrowLeft: menuitem Region',
    'Escape: button Add filter',
    'Enter: button Remove filter Region: European Union',
    'Enter: button Add filter',
  ],
};

/** Goes one way and writes down what has the focus after each key, whichever shadow root it is in. */
export async function goJourney(page: Page, journey: readonly Step[]): Promise<string[]> {
  const seen: string[] = [];
  for (const step of journey) {
    if (typeof step === 'string') {
      await page.keyboard.press(step);
      seen.push(`${step}: ${await focused(page)}`);
    } else if ('key' in step) {
      await page.keyboard.press(step.key);
      await untilShown(page, step.shows);
      seen.push(`${step.key}: ${await focused(page)}`);
    } else await controls[step.from](page).focus();
  }
  return seen;
}

async function untilShown(page: Page, shows: Shown): Promise<void> {
  if (shows === 'choices') return page.getByRole('menuitemcheckbox').first().waitFor();
  if (shows !== 'nothing') return page.getByRole(shows).first().waitFor();
  await page.getByRole('menu').first().waitFor({ state: 'detached' });
  await page.getByRole('dialog').first().waitFor({ state: 'detached' });
}

async function focused(page: Page): Promise<string> {
  await settled(page);
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return 'nothing';
    const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
    return `${role} ${element.getAttribute('aria-label') ?? element.textContent?.trim()}`;
  });
}
