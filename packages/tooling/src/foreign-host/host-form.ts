import type { CDPSession, Locator, Page } from 'playwright';
import { settled } from './settled.ts';

/** How often the host's form around the widgets was submitted. */
const submits = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset.submits ?? '0'));

/**
 * Clicks every button that is shown, and then those of what opened; of rows, those of the first two. Answers how many it
 * clicked, and the names of those that submitted the host's form.
 */
export function clickEveryButton(page: Page): Promise<{ clicked: number; guilty: string[] }> {
  return page.evaluate(async () => {
    const { dataset } = document.documentElement;
    const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    let root: Document | ShadowRoot = document;
    for (;;) {
      const inner: ShadowRoot | null | undefined = [...root.querySelectorAll('*')].find(
        (it) => it.shadowRoot,
      )?.shadowRoot;
      if (!inner) break;
      root = inner;
    }
    const nameOf = (it: Element) => it.getAttribute('aria-label') ?? it.textContent ?? '';
    const tried = new Set<Element>();
    // a click may draw others anew, under the same name
    const times = new Map<string, number>();
    const guilty: string[] = [];
    const untried = () =>
      [...root.querySelectorAll<HTMLButtonElement>('.pk-root button')].find(
        (it) =>
          !tried.has(it) &&
          (times.get(nameOf(it)) ?? 0) < 3 &&
          !it.disabled &&
          it.checkVisibility() &&
          !it.closest('.pk-row:nth-child(n + 3)'),
      );
    for (let button = untried(); button; button = untried()) {
      const name = nameOf(button);
      tried.add(button);
      times.set(name, (times.get(name) ?? 0) + 1);
      const before = dataset.submits;
      button.click();
      await frame();
      if (dataset.submits !== before) guilty.push(name);
    }
    return { clicked: tried.size, guilty };
  });
}

/** Types into a field and presses Enter; answers how often that submitted the host's form. */
export async function submitsByEnter(page: Page, field: Locator, text: string): Promise<number> {
  const before = await submits(page);
  await field.click();
  await field.pressSequentially(text);
  await field.press('Enter');
  await settled(page);
  return (await submits(page)) - before;
}

/**
 * Writes a word by an input method and confirms it by Enter, as the browser tells it: a composition with an Enter in it,
 * then the text. Answers what stands in the field.
 */
export async function compose(page: Page, field: Locator, steps: readonly string[]): Promise<string> {
  await field.click();
  const browser = await page.context().newCDPSession(page);
  for (const text of steps) {
    await browser.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  await pressInComposition(browser);
  await settled(page);
  await browser.send('Input.insertText', { text: steps.at(-1) ?? '' });
  await settled(page);
  await browser.detach();
  return field.inputValue();
}

/** Enter as a browser tells it while the input method has it. */
async function pressInComposition(browser: CDPSession): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, nativeVirtualKeyCode: 229 };
  await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}
