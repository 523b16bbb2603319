import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { focusedElement } from '../focus/focused-element.ts';

const typeAheadMs = 1000;

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at, last) => (at < 0 ? last : Math.max(at - 1, 0)),
  Home: () => 0,
  PageUp: () => 0,
  End: (_, last) => last,
  PageDown: (_, last) => last,
};

/**
 * Moves the focus in one menu or submenu: arrows, ends and first letters. Radix does the same by `document.activeElement`, which
 * in a shadow root is the host, and so ends on the last item; what is handled here is left alone there.
 *
 * @param byKeyboardRef Whether the menus are used by keys at present; shared by a menu and its submenus.
 */
export function useMenuKeys(byKeyboardRef: RefObject<boolean>) {
  const typed = useRef({ text: '', at: 0 });
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // what a submenu offers may come after it was opened
    const menu = ref.current;
    if (menu && byKeyboardRef.current && focusedElement(menu) === menu) itemsOf(menu)[0]?.focus();
  });

  const typeAhead = (event: KeyboardEvent, items: HTMLElement[], at: number) => {
    const { key, timeStamp } = event;
    const isGoingOn = timeStamp - typed.current.at < typeAheadMs && typed.current.text !== '';
    // a space chooses, but for one within what is being typed
    if (key === ' ' && !isGoingOn) return;
    event.preventDefault();
    const text = (isGoingOn ? typed.current.text : '') + key.toLowerCase();
    typed.current = { text, at: timeStamp };
    itemThatStarts(items, text, at)?.focus();
  };

  return {
    ref,
    onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => {
      const menu = event.currentTarget;
      // a submenu stands elsewhere on the page, but React tells its events to the menu too
      if (!menu.contains(event.target as Node)) return;
      byKeyboardRef.current = true;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const items = itemsOf(menu);
      const at = items.indexOf(focusedElement(menu) as HTMLElement);
      const move = moves[event.key];
      if (event.key.length > 1) typed.current.text = '';
      if (move) {
        event.preventDefault();
        items[move(at, items.length - 1)]?.focus();
      } else if (event.key.length === 1) typeAhead(event, items, at);
    },
    onPointerMoveCapture: () => {
      byKeyboardRef.current = false;
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const menu = event.currentTarget;
      if (event.target !== menu) return;
      event.preventDefault();
      if (byKeyboardRef.current) itemsOf(menu)[0]?.focus();
    },
  };
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([data-disabled])')];
}

/** The next item from `at` that starts with a text; one letter again and again goes through all that start with it. */
function itemThatStarts(items: readonly HTMLElement[], text: string, at: number): HTMLElement | undefined {
  const isOneLetter = [...text].every((letter) => letter === text[0]);
  const wanted = isOneLetter ? text.slice(0, 1) : text;
  const from = Math.max(isOneLetter ? at + 1 : at, 0);
  return [...items.slice(from), ...items.slice(0, from)].find((item) =>
    item.textContent?.trim().toLowerCase().startsWith(wanted),
  );
}
