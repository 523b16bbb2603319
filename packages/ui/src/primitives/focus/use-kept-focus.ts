import { loadOnce } from '@partnerkit/sdk';
import { type RefObject, useEffect, useRef } from 'react';
import { isFocusLost } from './focused-element.ts';

/** Who takes the focus over loads when it first enters a widget. */
const loadSuccessor = loadOnce(() => import('./focus-successor.ts'));

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
    // without it the focus stays lost, and the next one asks again
    loadSuccessor().catch(() => {});
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
    if (record) handOver(record, lost, root);
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

function handOver(record: MutationRecord, lost: Element, root: HTMLElement): void {
  const go = ({ focusSuccessor }: typeof import('./focus-successor.ts')) => {
    if (root.isConnected && isFocusLost(root)) focusSuccessor(record, lost, root)?.focus();
  };
  const part = loadSuccessor.atHand();
  if (part) go(part);
  else loadSuccessor().then(go, () => {});
}
