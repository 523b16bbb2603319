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
  const isMeasured = useRef(false);
  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    isMeasured.current = true;
    const { clientHeight: height, clientWidth: width } = element;
    setViewport((before) =>
      before?.height === height && before.width === width ? before : { height, width },
    );
  }, [scroller]);
  return { viewport, measure, isMeasured };
}

/** Measures a scroller before anything is painted, unless that was done while something else was, and whenever its size changes. */
export function useMeasuredViewport(
  scroller: RefObject<HTMLElement | null>,
  { measure, isMeasured }: ReturnType<typeof useViewport>,
): void {
  useBrowserLayoutEffect(() => {
    if (!isMeasured.current) measure();
    if (typeof ResizeObserver === 'undefined' || !scroller.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [scroller, measure, isMeasured]);
}
