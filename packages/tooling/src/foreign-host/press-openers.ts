import type { Page } from 'playwright';
import { settled } from './settled.ts';

/**
 * Every control that opens something as the page stands: menus, explanations, tags; of a table's column headers and of its
 * rows, those of two, as the others are the same.
 */
const openers = [
  '[aria-haspopup]:visible:not(:disabled, .pk-header-cell:nth-child(n + 4) *)',
  '.pk-row:nth-child(-n + 3) [aria-label^="Edit tags of"]',
].join(', ');

/** Longer than a frame, in milliseconds: what a press shows, it shows before the button is let go. */
const aWhile = 25;

/**
 * Presses every control that opens something, and again, as a person does (down, a while, up); answers what each press left,
 * `name: open, closed` where all is well.
 */
export async function pressOpeners(page: Page): Promise<string[]> {
  const seen: string[] = [];
  for (const opener of await page.locator(openers).all()) {
    const name = await opener.evaluate(
      (element) => element.getAttribute('aria-label') ?? element.textContent,
    );
    const states: string[] = [];
    for (const wanted of ['open', 'closed'] as const) {
      // what is over the whole page leaves no control behind it to press
      if ((await page.locator('dialog[open]').count()) > 0) await page.keyboard.press('Escape');
      else await opener.click({ delay: aWhile, force: true });
      await untilIs(page, wanted);
      // what would open again does so with the next frames
      await settled(page);
      states.push(await stateOf(page));
    }
    seen.push(`${name}: ${states.join(', ')}`);
  }
  return seen;
}

const layers = '[role="menu"], [role="dialog"], dialog[open]';

async function untilIs(page: Page, wanted: 'open' | 'closed'): Promise<void> {
  const floating = page.locator(layers).first();
  await floating.waitFor({ state: wanted === 'open' ? 'visible' : 'detached' });
}

async function stateOf(page: Page): Promise<'open' | 'closed'> {
  return (await page.locator(layers).count()) > 0 ? 'open' : 'closed';
}
