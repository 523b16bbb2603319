import { type RefObject, useState } from 'react';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';

/** The inner size of a scroller, in CSS pixels; zero until it is measured. */
export function useViewport(scroller: RefObject<HTMLElement | null>): { height: number; width: number } {
  const [viewport, setViewport] = useState({ height: 0, width: 0 });
  useBrowserLayoutEffect(() => {
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
  return viewport;
}
