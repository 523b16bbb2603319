import { type RefObject, useEffect, useState } from 'react';

/** How a page looks. */
export type Scheme = 'light' | 'dark';

/**
 * The colour scheme of the page around an element, where the style sheet cannot follow it by itself: a build that lowers
 * `light-dark()` knows only schemes that its own sheets name, not those of a `<meta>`, a `style` attribute, a script or a
 * sheet from elsewhere. `undefined` where the sheet follows, and on a server.
 */
export function useHostScheme(root: RefObject<HTMLElement | null>, isAsked: boolean): Scheme | undefined {
  const [scheme, setScheme] = useState<Scheme>();
  useEffect(() => {
    const element = root.current;
    if (!isAsked || !element || !isLowered(element)) return;
    const look = () => {
      const scheme = schemeAround(element);
      setScheme(scheme === schemeOfSheet(element) ? undefined : scheme);
    };
    look();
    const system = matchMedia(systemIsDark);
    system.addEventListener('change', look);
    // a theme is named by a class, an attribute or the style of some element around
    const changes = new MutationObserver(look);
    for (let around = parentOf(element); around; around = parentOf(around))
      changes.observe(around, { attributes: true });
    for (const meta of document.querySelectorAll('meta[name="color-scheme"]'))
      changes.observe(meta, { attributes: true });
    return () => {
      system.removeEventListener('change', look);
      changes.disconnect();
      setScheme(undefined);
    };
  }, [root, isAsked]);
  return scheme;
}

const systemIsDark = '(prefers-color-scheme: dark)';

/** Whether what the sheet says by `light-dark()` is no longer there, but what a build has made of it. */
function isLowered(element: Element): boolean {
  const found = sheetSays(element);
  return found !== '' && !found.includes('light-dark');
}

function sheetSays(element: Element): string {
  return getComputedStyle(element).getPropertyValue('--_pk-scheme').trim();
}

/** What the lowered sheet takes the page for, left to itself. */
function schemeOfSheet(element: HTMLElement): Scheme {
  const { theme } = element.dataset;
  element.dataset.theme = 'auto';
  const found = sheetSays(element);
  element.dataset.theme = theme;
  return /black|#000/.test(found) ? 'dark' : 'light';
}

function schemeAround(element: Element): Scheme {
  const around = parentOf(element) ?? document.documentElement;
  const named = getComputedStyle(around).colorScheme;
  const meta = document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]');
  const schemes = (named === '' || named === 'normal' ? (meta?.content ?? '') : named).split(/\s+/);
  if (!schemes.includes('dark')) return 'light';
  if (!schemes.includes('light')) return 'dark';
  return matchMedia(systemIsDark).matches ? 'dark' : 'light';
}

/** The element around another, out of a shadow root too. */
function parentOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
}
