import { type RefObject, useState, useSyncExternalStore } from 'react';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';

/** The inner size of a scroller, in CSS pixels. */
export interface Viewport {
  readonly height: number;
  readonly width: number;
}

/** Where nothing can be measured: on a server, and on the page that takes over what it has drawn. */
const unmeasured: Viewport = { height: 0, width: 0 };

/** The inner size of a scroller; `undefined` where it is about to be measured, before anything is painted. */
export function useViewport(scroller: RefObject<HTMLElement | null>): Viewport | undefined {
  const [viewport, setViewport] = useState<Viewport>();
  const isFromServer = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
  useBrowserLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setViewport((before) =>
        before?.height === element.clientHeight && before.width === element.clientWidth
          ? before
          : { height: element.clientHeight, width: element.clientWidth },
      );
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return viewport ?? (isFromServer ? unmeasured : undefined);
}

const neverChanges = () => () => {};
