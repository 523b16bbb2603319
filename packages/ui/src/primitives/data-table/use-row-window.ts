import { type RefObject, useEffect, useState } from 'react';
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
/** What is drawn where nothing can be measured. */
const unmeasured = 600;
const none = { first: 0, end: 0, before: 0 };

/** The window of rows of one fixed height that a scroller shows; print draws them all. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { total, rowHeight, viewport }: { total: number; rowHeight: number; viewport: number | undefined },
): RowWindow {
  const [step, setStep] = useState(0);
  const isPrinting = usePrinting();

  useEffect(() => {
    const element = scroller.current;
    const onScroll = () => setStep(Math.floor((element?.scrollTop ?? 0) / rowHeight));
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, [scroller, rowHeight]);

  if (isPrinting) return { first: 0, end: Math.min(total, maxPrintedRows), before: 0, after: 0 };
  if (viewport === undefined) return { ...none, after: Math.min(total * rowHeight, maxHeight) };
  return rowWindow({ scrollTop: step * rowHeight, viewport: viewport || unmeasured, total, rowHeight });
}

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
