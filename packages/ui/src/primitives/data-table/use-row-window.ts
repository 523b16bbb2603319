import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

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
const maxPrintedRows = 10_000;

/** The window of rows of one fixed height that a scroller shows; print draws them all. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, total: number, rowHeight: number) {
  const [viewport, setViewport] = useState({ height: 0, width: 0 });
  const [step, setStep] = useState(0);
  const [printing, setPrinting] = useState(false);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setViewport((before) =>
        before.height === element.clientHeight && before.width === element.clientWidth
          ? before
          : { height: element.clientHeight, width: element.clientWidth },
      );
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);

  useEffect(() => {
    const print = () => setPrinting(true);
    const screen = () => setPrinting(false);
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', screen);
    return () => {
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', screen);
    };
  }, []);

  const onScroll = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0;
    setStep(Math.floor(top / rowHeight));
  }, [scroller, rowHeight]);

  const rows = printing
    ? { first: 0, end: Math.min(total, maxPrintedRows), before: 0, after: 0 }
    : rowWindow({ scrollTop: step * rowHeight, viewport: viewport.height || 600, total, rowHeight });
  return { window: rows, width: viewport.width, onScroll };
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
