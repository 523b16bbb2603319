import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright';
import { PNG } from 'pngjs';

/** How the portal is looked at. */
export const looks = {
  light: {},
  dark: { colorScheme: 'dark' },
  narrow: { viewport: { width: 320, height: 640 } },
  arabic: { locale: 'ar-EG' },
  forced: { forcedColors: 'active' },
} as const satisfies Record<string, BrowserContextOptions>;

/** A name of {@link looks}. */
export type Look = keyof typeof looks;

/** A page, and what is open on it. */
export interface PortalState {
  readonly path: string;
  /** What is there once the page is. */
  readonly shows: string;
  /** Opens what is open in this state. */
  readonly open?: (page: Page) => Promise<void>;
}

const aRow = 'tr.pk-row [data-action="open"]';
const aMenu = '[role="menu"] [role^="menuitem"]';
const opens = (button: string, shown: string) => async (page: Page) => {
  await page.locator(button).first().focus();
  await page.keyboard.press('Enter');
  await page.locator(shown).first().waitFor();
};

/** Pages of the portal, and what opens on them. */
export const portalStates: Readonly<Record<string, PortalState>> = {
  worklist: { path: '/', shows: 'article' },
  'three customers selected': {
    path: '/customers',
    shows: aRow,
    open: async (page) => {
      await page.locator('[data-letter="e"]:enabled').waitFor();
      await page.locator('h1').focus();
      for (const key of 'jxjxjx') await page.keyboard.press(key);
      await page.locator('[data-letter="t"]').waitFor();
    },
  },
  'customers, filters': {
    path: '/customers',
    shows: aRow,
    open: opens('[role="search"] [aria-haspopup="menu"]', aMenu),
  },
  'customers, a column': { path: '/customers', shows: aRow, open: opens('.pk-header-menu', aMenu) },
  'customers, tags': {
    path: '/customers',
    shows: aRow,
    open: opens('[data-action="tags"]', '[role="dialog"]:not([popover]) input'),
  },
  'customers, settings': {
    path: '/customers?query=status%3Atrial',
    shows: aRow,
    open: opens('.settings > button', '.settings-menu input'),
  },
  'customers, commands': {
    path: '/customers',
    shows: aRow,
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.locator('[cmdk-item]').first().waitFor();
    },
  },
  'a customer': {
    path: '/customers?query=fiskeri',
    shows: aRow,
    open: async (page) => {
      await page.locator(aRow).first().click();
      await page.locator('.pk-needs').waitFor();
    },
  },
  'analytics, an explanation': {
    path: '/analytics?region=EU',
    shows: '.pk-how',
    open: opens('.pk-how', '[role="dialog"]:not([popover])'),
  },
  calling: { path: '/calling?region=EU', shows: '.pk-chart-svg' },
  reports: { path: '/reports?region=EU', shows: 'main form, main button' },
  users: { path: '/users', shows: 'tr.pk-row, .pk-card' },
};

/** Shows one of the states in a page of a context that has the look; the portal is at `url`. */
export async function showState(page: Page, url: string, { path, shows, open }: PortalState): Promise<void> {
  await page.goto(`${url}${path}`);
  await page.locator(shows).first().waitFor();
  await open?.(page);
  await page.locator('.pk-skeleton, .pk-card-skeleton').first().waitFor({ state: 'detached' });
}

/** What axe finds on the page as it is: levels A and AA of WCAG 2.2, and best practice. */
export async function violations(page: Page): Promise<string[]> {
  // the page's policy lets no script in but its own; what the debugger runs is none
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: {
        'target-size': { enabled: true },
        // while a menu is open there is nothing else for who hears the page, so no landmark to tell it from
        region: { enabled: document.querySelector('[role="menu"]') === null },
      },
    });
    // what an open menu lies over is no target until the viewer, who has opened the menu, puts it away
    const menus = [...document.querySelectorAll('[popover]:popover-open')];
    const isCovered = (selector: unknown) => {
      const covered = typeof selector === 'string' ? document.querySelector(selector) : null;
      const own = covered?.getBoundingClientRect();
      return menus.some((menu) => {
        if (!own || menu.contains(covered)) return false;
        const over = menu.getBoundingClientRect();
        const isBeside = own.right <= over.left || own.left >= over.right;
        return !isBeside && own.bottom > over.top && own.top < over.bottom;
      });
    };
    return found.violations.flatMap(({ id, nodes }) => {
      const left = id === 'target-size' ? nodes.filter(({ target }) => !isCovered(target[0])) : nodes;
      return left.length === 0 ? [] : `${id}: ${left.map(({ html }) => html.slice(0, 200)).join(' | ')}`;
    });
  });
}

/** What stands out, and what it stands out from. */
const standingOut: readonly (readonly [chosen: string, other: string])[] = [
  ['.side a[aria-current]', '.side a:not([aria-current])'],
  ['.tabs a[aria-current]', '.tabs a:not([aria-current])'],
  ['tr[data-selected] td:has(.pk-name)', 'tr.pk-row:not([data-selected]) td:has(.pk-name)'],
  ['.choice-options label:has(:checked)', '.choice-options label:not(:has(:checked))'],
  ['.identities [aria-current]', '.identities button:not([aria-current])'],
  ['[cmdk-item][data-selected="true"]', '[cmdk-item][data-selected="false"]'],
  ['[role^="menuitem"][data-highlighted]', '[role^="menuitem"]:not([data-highlighted], [data-disabled])'],
];

/** What is chosen, current or pressed and, by its pixels, has the ground of what is not, or a text that can't be read on it. */
export async function lostInColours(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const [chosen, other] of standingOut) {
    const [own, beside] = await Promise.all([pixelsOf(page, chosen), pixelsOf(page, other)]);
    if (!own || !beside) continue;
    if (own.ground === beside.ground) problems.push(`${chosen}: as ${other}`);
    if (own.contrast < 4.5) problems.push(`${chosen}: ${own.contrast.toFixed(1)} : 1`);
  }
  return problems;
}

/** The colour that most pixels of an element have, and the greatest contrast of others to it; `undefined` for one out of sight. */
async function pixelsOf(page: Page, selector: string) {
  const isBehind = (await page.locator('dialog:modal').count()) > 0;
  const shown = page.locator(isBehind ? `dialog ${selector}` : selector).first();
  if (!(await shown.isVisible())) return undefined;
  const { data } = PNG.sync.read(await shown.screenshot({ animations: 'disabled' }));
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const [[ground] = [0]] = [...counts].sort(([, one], [, other]) => other - one);
  const contrasts = [...counts.keys()].map((colour) => contrastOf(colour, ground));
  return { ground, contrast: Math.max(...contrasts) };
}

function contrastOf(one: number, other: number): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: number): number {
  const linear = (byte: number) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(colour >> 16) + 0.7152 * linear((colour >> 8) & 255) + 0.0722 * linear(colour & 255);
}
