import { useEffect, useRef } from 'react';
import { focusedElement } from '../primitives/focus/focused-element.ts';
import { isComposingKey } from '../primitives/focus/is-composing.ts';
import { pressedLetter } from '../primitives/focus/pressed-letter.ts';

/**
 * Listens for the list's single letters, on the whole page. Each does what a control in sight does and leaves the focus on it: `j` and
 * `k` go to the next row and back (from the first one, and from outside, to the header of its column), `x` selects, `t` tags, `e` exports. Among the
 * headers the arrows go to the next one and open its menu. Draws nothing.
 */
export function TableKeys() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const widget = place.current?.closest<HTMLElement>('.pk-widget');
    const page = widget?.ownerDocument;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (!widget || event.defaultPrevented || isComposingKey(event)) return;
      const target = pressedIn(event, widget);
      if (target && isFree(target, widget) && act(widget, target, pressedLetter(event)))
        event.preventDefault();
    };
    page?.addEventListener('keydown', onKey);
    return () => page?.removeEventListener('keydown', onKey);
  }, []);
  return <span ref={place} hidden />;
}

/** Where the key was pressed, also inside of a shadow root that shows nothing of itself. */
function pressedIn(event: KeyboardEvent, widget: HTMLElement): Element | null {
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return null;
  const root = widget.getRootNode();
  return root instanceof ShadowRoot && root.host === target ? (focusedElement(widget) ?? target) : target;
}

const fields =
  'select, textarea, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])';
const takesLetters = 'dialog, [role$="dialog"], [role="menu"], [role="listbox"]';

/** Nothing else there means something by letters, and the list is in sight. */
function isFree(target: Element, widget: HTMLElement): boolean {
  if (widget.getClientRects().length === 0 || target.closest(fields)) return false;
  const other = target.closest(`${takesLetters}, .pk-widget`);
  return !other || other.contains(widget);
}

function act(widget: HTMLElement, target: Element, key: string): boolean {
  const row = widget.contains(target) ? target.closest<HTMLElement>('tr[data-index]') : null;
  if (key === 'j') return goToRow(row ? rowAt(widget, Number(row.dataset.index) + 1) : firstRow(widget));
  if (key === 'k') {
    const before = row && rowAt(widget, Number(row.dataset.index) - 1);
    return goToRow(before) || goToHeader(headerAbove(widget, row ?? firstRow(widget)));
  }
  if (key === 'x') {
    // who selects is about to tag, and goes on typing
    import('./customer-popover.tsx').catch(() => {});
    return press(row?.querySelector<HTMLElement>('[data-action="select"]'), false);
  }
  if (key === 't' || key === 'e') {
    const control = widget.querySelector<HTMLElement>(`[data-letter="${key}"]`);
    return press(control ?? (key === 't' ? row?.querySelector<HTMLElement>('[data-action="tags"]') : null));
  }
  const header = target.closest<HTMLElement>('th');
  return header !== null && widget.contains(header) && actOnHeader(header, key);
}

function rowAt(widget: HTMLElement, index: number): HTMLElement | null {
  return widget.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
}

/** The first row that the header does not cover. */
function firstRow(widget: HTMLElement): HTMLElement | undefined {
  const top = widget.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
  return [...widget.querySelectorAll<HTMLElement>('tr[data-index]')].find(
    (row) => row.getBoundingClientRect().top >= top - 1,
  );
}

/** What of a row has the focus: what opens it, else what selects it. */
function controlOf(row: HTMLElement): HTMLElement | null {
  return (
    row.querySelector<HTMLElement>('[data-action="open"]') ??
    row.querySelector<HTMLElement>('[data-action="select"]') ??
    row.querySelector<HTMLElement>('button, a[href]')
  );
}

function goToRow(row: HTMLElement | null | undefined): boolean {
  const control = row && controlOf(row);
  control?.focus();
  return control != null;
}

function headerAbove(widget: HTMLElement, row: HTMLElement | undefined): HTMLElement | undefined {
  const at = (row && controlOf(row)?.closest('td')?.cellIndex) ?? -1;
  return widget.querySelector('thead tr')?.querySelectorAll<HTMLElement>('th')[at];
}

function goToHeader(header: Element | null | undefined): boolean {
  const control = header?.querySelector<HTMLElement>('button, input');
  control?.focus();
  return control != null;
}

function actOnHeader(header: HTMLElement, key: string): boolean {
  if (key === 'ArrowDown') return press(header.querySelector<HTMLElement>('.pk-header-menu'));
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
  const isRightToLeft = getComputedStyle(header).direction === 'rtl';
  const isNext = (key === 'ArrowRight') !== isRightToLeft;
  return goToHeader(isNext ? header.nextElementSibling : header.previousElementSibling);
}

/** As a click by keyboard does. What selects a row leaves the focus where it is. */
function press(control: HTMLElement | null | undefined, takesFocus = true): boolean {
  if (takesFocus) control?.focus();
  control?.click();
  return control != null;
}
