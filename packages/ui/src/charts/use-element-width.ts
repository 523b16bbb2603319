import { useCallback, useState } from 'react';

/** The width of an element, 0 until it is measured; it follows the element, not the window. */
export function useElementWidth(): readonly [(element: HTMLElement | null) => void, number] {
  const [width, setWidth] = useState(0);
  const [observers] = useState(() => new Map<'current', ResizeObserver>());
  const measure = useCallback(
    (element: HTMLElement | null) => {
      observers.get('current')?.disconnect();
      observers.delete('current');
      if (!element) return;
      setWidth(element.clientWidth);
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => setWidth(element.clientWidth));
      observer.observe(element);
      observers.set('current', observer);
    },
    [observers],
  );
  return [measure, width];
}
