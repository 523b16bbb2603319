import { type RefObject, useEffect, useRef } from 'react';
import { isFocusLost } from './focused-element.ts';
import { tabbableElements } from './tabbable-elements.ts';

/**
 * Keeps the focus in a widget when what has it is taken out: a removed chip hands it to the same control of its
 * neighbour, a row that is gone to the table, anything else to what stands beside it.
 */
export function useKeptFocus(widget: RefObject<HTMLElement | null>): void {
  const kept = useRef<{ readonly root: HTMLElement | null; readonly end: () => void }>(undefined);
  // a widget that loads first has no element when it starts; nothing is drawn anew once it has
  useEffect(() => {
    const root = widget.current;
    if (kept.current?.root === root) return;
    kept.current?.end();
    kept.current = { root, end: root ? keepFocus(root) : () => {} };
  });
  useEffect(
    () => () => {
      kept.current?.end();
      kept.current = undefined;
    },
    [],
  );
}

/** Keeps the focus in an element, until what it answers is called. */
function keepFocus(root: HTMLElement): () => void {
  let last: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const entered = ({ target }: FocusEvent) => {
    clearTimeout(timer);
    last = target as Element;
  };
  // an element that is taken out is gone when this runs; one that was left is not, and is no longer of interest
  const left = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = undefined;
    });
  };
  const observer = new MutationObserver((records) => {
    if (!last || last.isConnected) return;
    const lost = last;
    last = undefined;
    const record = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)));
    if (record && root.isConnected && isFocusLost(root)) successor(record, lost, root)?.focus();
  });
  root.addEventListener('focusin', entered);
  root.addEventListener('focusout', left);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    root.removeEventListener('focusin', entered);
    root.removeEventListener('focusout', left);
  };
}

function successor(record: MutationRecord, lost: Element, root: HTMLElement): HTMLElement | undefined {
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
