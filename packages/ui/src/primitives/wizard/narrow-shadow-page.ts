import { createRoot, type Root } from 'react-dom/client';
import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import styles from '../../styles.css?inline';

/** What a page of 1280 × 1024 is at 400 %: 320 pixels wide, and not much higher than a keyboard leaves. */
const zoomed = { width: 320, height: 256 };

/** A shadow root on such a page, gone through by the keyboard alone. */
export interface NarrowShadowPage {
  readonly root: Root;
  readonly shadow: ShadowRoot;
  /** What has the focus in the shadow root. */
  readonly focused: () => HTMLElement;
  /** What has the focus is seen, whole or as much of it as there is room for, and nothing scrolls sideways. */
  readonly expectFocusSeen: () => void;
  /** Presses Tab until a control that matches has the focus; whatever has it on the way is seen. */
  readonly tabTo: (selector: string) => Promise<void>;
  /** Waits until what has the focus, a heading for example, says so. */
  readonly focusSays: (text: RegExp) => Promise<void>;
  readonly close: () => void;
}

/** Opens it, without anything kept from before. */
export async function openNarrowShadowPage(): Promise<NarrowShadowPage> {
  localStorage.clear();
  await page.viewport(zoomed.width, zoomed.height);
  const host = document.body.appendChild(document.createElement('div'));
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.appendChild(document.createElement('style')).textContent = styles;
  const root = createRoot(shadow.appendChild(document.createElement('div')));
  const focused = () => shadow.activeElement as HTMLElement;
  const nameOf = (element: Element) => element.textContent?.trim() ?? '';

  function expectFocusSeen(): void {
    const { top, bottom, left, right } = focused().getBoundingClientRect();
    const where = `${focused().tagName} ${nameOf(focused())}`;
    expect(Math.round(left), where).toBeGreaterThanOrEqual(0);
    expect(Math.round(right), where).toBeLessThanOrEqual(zoomed.width);
    expect(bottom, where).toBeGreaterThan(0);
    expect(top, where).toBeLessThan(zoomed.height);
    const dialog = shadow.querySelector('dialog');
    if (dialog) expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(zoomed.width);
  }

  return {
    root,
    shadow,
    focused,
    expectFocusSeen,
    async tabTo(selector) {
      for (let presses = 0; presses < 20 && !focused()?.matches(selector); presses++) {
        await userEvent.keyboard('{Tab}');
        if (focused()) expectFocusSeen();
      }
      expect(focused()?.matches(selector), selector).toBe(true);
    },
    focusSays: (text) => expect.poll(() => nameOf(focused() ?? document.body)).toMatch(text),
    close() {
      root.unmount();
      host.remove();
    },
  };
}
