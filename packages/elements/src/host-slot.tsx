import { type ComponentType, useLayoutEffect, useRef } from 'react';

/** The attribute by which a page says where a part of its own stands, in light DOM as in a shadow root. */
export function partsIn(host: Element, name: string): Element[] {
  return [...host.children].filter((child) => child.getAttribute('slot') === name);
}

/**
 * A part of a widget that the page has written into the element: `<p slot="footer">`. In a shadow root it stays where it is and is
 * shown here; without one it is moved here, and back when the widget goes.
 */
export function hostSlot(host: Element, name: string): ComponentType {
  if (host.shadowRoot) return () => <slot name={name} />;
  // biome-ignore lint/correctness/noComponentHookFactories: made once for an element, which it stands in
  return function HostSlot() {
    const place = useRef<HTMLDivElement>(null);
    useLayoutEffect(() => {
      const parts = partsIn(host, name);
      place.current?.append(...parts);
      return () => host.append(...parts);
    }, []);
    return <div ref={place} />;
  };
}
