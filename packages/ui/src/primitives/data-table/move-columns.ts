import { flushSync } from 'react-dom';
import { placeColumn } from './arrange-columns.ts';
import type { ColumnMove } from './column-move.ts';

/** From so many CSS pixels on, a press is a drag. */
const slack = 6;
/** So long, in milliseconds, a finger rests on a header before it drags it: sooner it scrolls the table. */
const restMs = 350;
/** So near the edge of the table, in CSS pixels, a drag scrolls it. */
const edge = 32;

interface Pointer {
  readonly pointerId: number;
  readonly pointerType: string;
  readonly clientX: number;
  readonly clientY: number;
}

/** Where a column would be put. */
interface Place {
  readonly beside: HTMLElement;
  readonly side: 'before' | 'after';
}

/** Drags a column's header to another place, shown by a line; Escape, or whatever else ends the press, leaves all as it was. */
export function dragColumn({ header, latest, pointer }: ColumnMove & { readonly pointer: Pointer }): void {
  const scroller = header.closest<HTMLElement>('.pk-table-scroller');
  const others = companions(header, latest.current);
  if (others.length < 2 || !header.isConnected) return;
  const isTouch = pointer.pointerType === 'touch';
  const end = new AbortController();
  const { signal } = end;
  let isDragging = false;
  let place: Place | undefined;

  const show = (next: Place | undefined) => {
    for (const other of others) delete other.dataset.drop;
    place = next;
    if (next) next.beside.dataset.drop = next.side;
  };
  const start = () => {
    isDragging = true;
    header.dataset.dragged = '';
    header.setPointerCapture(pointer.pointerId);
  };
  const rest = isTouch ? setTimeout(start, restMs) : undefined;
  signal.addEventListener('abort', () => {
    clearTimeout(rest);
    show(undefined);
    delete header.dataset.dragged;
  });

  const on = <Kind extends keyof DocumentEventMap>(
    kind: Kind,
    listen: (event: DocumentEventMap[Kind]) => void,
  ) => header.ownerDocument.addEventListener(kind, listen, { signal, capture: true, passive: false });
  on('pointermove', (event) => {
    if (event.pointerId !== pointer.pointerId) return;
    // it was let go outside of the page
    if (event.buttons === 0) return end.abort();
    const moved = Math.hypot(event.clientX - pointer.clientX, event.clientY - pointer.clientY);
    if (!isDragging && moved < slack) return;
    if (!isDragging && isTouch) return end.abort();
    if (!isDragging) start();
    scrollAlong(scroller, event.clientX);
    show(placeAt(event.clientX, header, others));
  });
  // a finger that drags does not scroll
  on('touchmove', (event) => isDragging && event.preventDefault());
  on('contextmenu', (event) => isDragging && event.preventDefault());
  on('keydown', (event) => {
    if (event.key !== 'Escape' || !isDragging) return;
    event.preventDefault();
    event.stopPropagation();
    end.abort();
  });
  on('pointerup', (event) => {
    if (event.pointerId !== pointer.pointerId) return;
    const target = place;
    const dropped = isDragging;
    end.abort();
    if (dropped) withoutClick(header);
    if (target) put({ header, latest }, target);
  });
  on('pointercancel', (event) => event.pointerId === pointer.pointerId && end.abort());
}

/** Moves a column by one place, as the arrow key points on the page. */
export function stepColumn({
  header,
  latest,
  key,
  focused,
}: ColumnMove & { readonly key: string; readonly focused: HTMLElement }): void {
  const others = companions(header, latest.current);
  const isAfter = (key === 'ArrowRight') !== (getComputedStyle(header).direction === 'rtl');
  const beside = others[others.indexOf(header) + (isAfter ? 1 : -1)];
  if (!beside) return;
  put({ header, latest }, { beside, side: isAfter ? 'after' : 'before' });
  focused.focus();
}

function put({ header, latest }: ColumnMove, { beside, side }: Place): void {
  const { columns, columnState, onColumnStateChange, notify, t } = latest.current;
  const { column: id = '' } = header.dataset;
  const next = placeColumn(columnState, id, { beside: beside.dataset.column ?? '', side });
  flushSync(() => onColumnStateChange(next));
  const now = headers(header);
  notify({
    text: t('columns.moved', {
      column: columns.find((column) => column.id === id)?.header ?? id,
      place: now.indexOf(header) + 1,
      count: now.length,
    }),
    undo: () => latest.current.onColumnStateChange(columnState),
  });
}

function headers(header: HTMLElement): HTMLElement[] {
  return [...(header.parentElement?.querySelectorAll<HTMLElement>('th[data-column]') ?? [])];
}

/** The headers among which a column moves, itself one of them: those that are pinned as it is. */
function companions(header: HTMLElement, { columnState }: ColumnMove['latest']['current']): HTMLElement[] {
  const { start = [], end = [] } = columnState.columnPinning;
  const pinOf = ({ dataset: { column = '' } }: HTMLElement) =>
    start.includes(column) ? 'start' : end.includes(column) ? 'end' : undefined;
  return headers(header).filter((other) => pinOf(other) === pinOf(header));
}

/** The place nearest to where it is pointed at; `undefined` where it would stay. */
function placeAt(x: number, header: HTMLElement, others: readonly HTMLElement[]): Place | undefined {
  const isRtl = getComputedStyle(header).direction === 'rtl';
  const boxes = others.map((other) => other.getBoundingClientRect());
  const nearest = boxes.reduce(
    (best, box, index) => (distance(x, box) < distance(x, boxes[best] as DOMRect) ? index : best),
    0,
  );
  const box = boxes[nearest] as DOMRect;
  const isAfter = x > box.left + box.width / 2 !== isRtl;
  const from = others.indexOf(header);
  const to = nearest + (isAfter ? 1 : 0);
  if (to === from || to === from + 1) return undefined;
  return { beside: others[nearest] as HTMLElement, side: isAfter ? 'after' : 'before' };
}

function distance(x: number, { left, right }: DOMRect): number {
  return Math.max(left - x, x - right, 0);
}

function scrollAlong(scroller: HTMLElement | null, x: number): void {
  const box = scroller?.getBoundingClientRect();
  if (!box) return;
  if (x > box.right - edge) scroller?.scrollBy({ left: edge / 2 });
  else if (x < box.left + edge) scroller?.scrollBy({ left: -edge / 2 });
}

/** What was dragged is not pressed too. */
function withoutClick(header: HTMLElement): void {
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  header.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => header.removeEventListener('click', stop, { capture: true }), 0);
}
