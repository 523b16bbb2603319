import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { isComposing } from '../primitives/focus/is-composing.ts';
import { pressedLetter } from '../primitives/focus/pressed-letter.ts';
import { useUndoKey } from '../provider/use-undo-key.ts';

/** What a key does for the customer that has the focus; each presses the control that says the same. */
export const worklistKeys = { done: 'd', snooze: 's', assign: 'a', note: 'n' } as const;

const actOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(worklistKeys).map(([act, key]) => [key, act]),
);

/**
 * The keys of a worklist, for its `onKeyDown` (WRK-1): j and k, or the arrows, go to the next customer and back; d, s, a and n act on
 * the one that has the focus, Enter opens it. In a field, and outside of the worklist, keys stay what they are.
 */
export function useWorklistKeys(widget: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const undo = useUndoKey();
  return useCallback(
    (event) => {
      undo(event);
      const { target } = event;
      if (event.defaultPrevented || isComposing(event)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      // what floats is a part of the widget for React, and not for the viewer
      if (!widget.current || !(target instanceof Element) || !widget.current.contains(target)) return;
      if (target.closest('input, textarea, select')) return;
      if (pressed(widget.current, target, pressedLetter(event))) event.preventDefault();
    },
    [undo, widget],
  );
}

function pressed(widget: HTMLElement, target: Element, key: string): boolean {
  if (key === 'j' || key === 'ArrowDown') return goTo(placeBeside(widget, target, 1));
  if (key === 'k' || key === 'ArrowUp') return goTo(placeBeside(widget, target, -1));
  const entry = target.closest<HTMLElement>('[data-entry]');
  if (!entry) return false;
  if (key === 'Enter') return target === entry && press(entry, 'open');
  const act = Object.hasOwn(actOf, key) ? actOf[key] : undefined;
  return act !== undefined && press(entry, act);
}

function press(entry: HTMLElement, act: string): boolean {
  const control = entry.querySelector<HTMLElement>(`[data-act="${act}"]`);
  const button = control?.matches('button') ? control : control?.querySelector('button');
  button?.focus();
  button?.click();
  return button != null;
}

function goTo(element: HTMLElement | undefined): boolean {
  element?.focus();
  return element !== undefined;
}

const places = '[data-entry], .pk-show-more';

/** The entry beside the one that has the focus, in the order of the page, or the button that shows more; from outside the first. */
function placeBeside(widget: HTMLElement, target: Element, step: 1 | -1): HTMLElement | undefined {
  const all = [...widget.querySelectorAll<HTMLElement>(places)];
  const from = target.closest<HTMLElement>(places);
  return from ? all[all.indexOf(from) + step] : all[0];
}

/** Where the focus goes when a customer leaves the list: to the next one, else to the one before, else to the worklist. */
export function leaveEntry(from: Element): void {
  const entry = from.closest<HTMLElement>('[data-entry]');
  const widget = entry?.closest<HTMLElement>('.pk-worklist');
  if (!entry || !widget) return;
  const all = [...widget.querySelectorAll<HTMLElement>('[data-entry]')];
  const at = all.indexOf(entry);
  // a customer may stand in the groups of several reasons
  const isOther = (one: HTMLElement) => one.dataset.entry !== entry.dataset.entry;
  const next = all.slice(at).find(isOther) ?? all.slice(0, at).reverse().find(isOther);
  (next ?? widget).focus();
}
