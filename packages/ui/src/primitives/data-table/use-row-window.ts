import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import { maxPrintedRows, usePrinting } from './use-printing.ts';

/** Which rows are drawn, and how much room stands for those that are not. */
export interface RowWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  readonly before: number;
  readonly after: number;
}

const overscan = 3;
/** Browsers clamp an element at about 17 to 33 million pixels; beyond this height the scrollbar is scaled. */
const maxHeight = 15_000_000;
/** What is drawn where nothing can be measured, in CSS pixels. */
const unmeasured = 600;
/** How much of the page a table takes where no host says so (`--pk-table-max-height`). */
const pageShare = 0.72;
/** So many rows' height the least of what stands above the rows of a table takes: search, toolbar and header. */
const rowsAbove = 4;

/** The window of rows of one fixed height that a scroller shows; print draws them all. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { total, rowHeight, viewport }: { total: number; rowHeight: number; viewport: number | undefined },
): RowWindow {
  const [step, setStep] = useState(0);
  const isPrinting = usePrinting();
  // a page that takes over what a server has drawn starts with the same rows
  const guessed = useSyncExternalStore(
    neverChanges,
    () => Math.min(pageShare * window.innerHeight, window.innerHeight - rowsAbove * rowHeight),
    () => unmeasured,
  );

  useEffect(() => {
    const element = scroller.current;
    const onScroll = () => setStep(Math.floor((element?.scrollTop ?? 0) / rowHeight));
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, [scroller, rowHeight]);

  if (isPrinting) return { first: 0, end: Math.min(total, maxPrintedRows), before: 0, after: 0 };
  return rowWindow({
    scrollTop: step * rowHeight,
    // what stands in the rows in view is measured with the viewport, so they are drawn before
    viewport: viewport === undefined ? guessed : viewport || unmeasured,
    total,
    rowHeight,
  });
}

const neverChanges = () => () => {};

/** The window at a scroll position. */
export function rowWindow(at: {
  scrollTop: number;
  viewport: number;
  total: number;
  rowHeight: number;
}): RowWindow {
  const { viewport, total, rowHeight } = at;
  const full = total * rowHeight;
  const height = Math.min(full, maxHeight);
  const scrollTop = Math.min(at.scrollTop, Math.max(0, height - viewport));
  const scale = height > viewport ? (full - viewport) / (height - viewport) : 1;
  const offset = scrollTop * scale;
  const first = Math.max(0, Math.floor(offset / rowHeight) - overscan);
  const end = Math.min(total, Math.ceil((offset + viewport) / rowHeight) + overscan);
  const before = Math.max(0, scrollTop - (offset - first * rowHeight));
  return { first, end, before, after: Math.max(0, height - before - (end - first) * rowHeight) };
}
