import { tabbableElements } from './tabbable-elements.ts';

/** Where the focus goes when what had it was taken out of a widget: the same control of a neighbour, or what stands beside it. */
export function focusSuccessor(
  record: MutationRecord,
  lost: Element,
  root: HTMLElement,
): HTMLElement | undefined {
  // a row may only be scrolled out of view: its neighbour is another customer
  const beside = [...record.removedNodes].some((node) => node instanceof HTMLTableRowElement)
    ? undefined
    : (besideOf(record.nextSibling, 'nextSibling', lost) ??
      besideOf(record.previousSibling, 'previousSibling', lost));
  if (beside) return beside;
  for (
    let at: Node | null = record.target;
    at instanceof HTMLElement && root.contains(at);
    at = at.parentNode
  ) {
    if (at.isConnected && at.tabIndex >= 0) return at;
  }
  return tabbableElements(root)[0];
}

function besideOf(
  from: Node | null,
  direction: 'nextSibling' | 'previousSibling',
  lost: Element,
): HTMLElement | undefined {
  for (let at = from; at; at = at[direction]) {
    if (!(at instanceof HTMLElement) || !at.isConnected) continue;
    const inside = [...(at.tabIndex >= 0 ? [at] : []), ...tabbableElements(at)];
    const found = inside.find(({ className }) => className === lost.className) ?? inside[0];
    if (found) return found;
  }
  return undefined;
}
