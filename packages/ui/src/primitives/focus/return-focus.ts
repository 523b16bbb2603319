import { isFocusLost } from './focused-element.ts';
import { tabbableElements } from './tabbable-elements.ts';

/** The control that opens a layer, and what stands around it: where the focus may go back to. */
export function focusPath(control: Element): readonly Element[] {
  const path: Element[] = [];
  for (let at: Element | null = control; at; at = at.parentElement) path.push(at);
  return path;
}

/**
 * For a layer that has closed: the focus goes back to the control that opened it, or to what is left around it that
 * takes the focus, or where that is nothing to the first thing beside it in the same widget. Where the focus has gone elsewhere meanwhile, by a press outside or by what was chosen, it stays.
 */
export function returnFocus(path: readonly Element[]): void {
  const home = path.find(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.isConnected && element.tabIndex >= 0,
  );
  const to = home ?? besideLost(path);
  if (to && isFocusLost(to)) to.focus();
}

/** What went away with a row leaves its table. */
function besideLost(path: readonly Element[]): HTMLElement | undefined {
  for (const element of path) {
    if (!element.isConnected) continue;
    const [first] = tabbableElements(element);
    if (first || element.matches('.pk-widget')) return first;
  }
  return undefined;
}
