import { type RefObject, useCallback, useRef, useState } from 'react';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';

/** The inner size of a scroller, in CSS pixels. */
export interface Viewport {
  readonly height: number;
  readonly width: number;
}

/** The inner size of a scroller; `undefined` before it is measured, and on a server. {@link useMeasuredViewport} measures it. */
export function useViewport(scroller: RefObject<HTMLElement | null>) {
  const [viewport, setViewport] = useState<Viewport>();
  const latest = useRef<Viewport>(undefined);
  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { clientHeight: height, clientWidth: width } = element;
    // asked with nothing that has changed, a state would have the table drawn once more
    const { current: before } = latest;
    if (before?.height === height && before.width === width) return;
    latest.current = { height, width };
    setViewport(latest.current);
  }, [scroller]);
  return { viewport, measure, latest };
}

/** Measures a scroller before anything is painted, unless that was done while something else was, and whenever its size changes. */
export function useMeasuredViewport(
  scroller: RefObject<HTMLElement | null>,
  { measure, latest }: ReturnType<typeof useViewport>,
): void {
  useBrowserLayoutEffect(() => {
    if (!latest.current) measure();
    if (typeof ResizeObserver === 'undefined' || !scroller.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [scroller, measure, latest]);
}
