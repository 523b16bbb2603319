import { type ComponentType, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** The attribute by which a page says where a part of its own stands, in light DOM as in a shadow root. */
function partsIn(host: Element, name: string): Element[] {
  return [...host.children].filter((child) => child.getAttribute('slot') === name);
}

/** What a widget says to a part of the page's own: what can be done there, and for a header its column. */
interface HostSlotProps {
  readonly column?: string;
  readonly children?: ReactNode;
  readonly retry?: () => void;
  readonly clear?: () => void;
  readonly close?: () => void;
}

/**
 * A part of a widget that the page has written into the element: `<p slot="footer">`. In a shadow root it stays where it is and is
 * shown here; without one it is moved here, and back when the widget goes. A button in it with `data-pk-act="retry"` does that.
 */
function hostSlot(host: Element, part: string): ComponentType<HostSlotProps> {
  const inShadow = host.shadowRoot !== null;
  // biome-ignore lint/correctness/noComponentHookFactories: made once for an element, which it stands in
  return function HostSlot({ column, children, retry, clear, close }: HostSlotProps) {
    // the name of a column stands in a button
    const Place = column === undefined ? 'div' : 'span';
    const place = useRef<HTMLDivElement>(null);
    const [isMoved, setIsMoved] = useState(false);
    const name = column === undefined ? part : `${part}-${column}`;
    useLayoutEffect(() => {
      if (inShadow) return;
      const parts = partsIn(host, name);
      place.current?.append(...parts);
      setIsMoved(parts.length > 0);
      return () => host.append(...parts);
    }, [name]);
    useEffect(() => {
      const acts = new Map(Object.entries({ retry, clear, close }));
      const at = place.current;
      const act = ({ target }: Event) =>
        acts.get((target as Element).closest('[data-pk-act]')?.getAttribute('data-pk-act') ?? '')?.();
      at?.addEventListener('click', act);
      return () => at?.removeEventListener('click', act);
    }, [retry, clear, close]);
    return (
      <Place ref={place}>
        {/* a text alone would be taken out with all that stands beside it */}
        {inShadow ? <slot name={name}>{children}</slot> : !isMoved && <>{children}</>}
      </Place>
    );
  };
}

/** The parts that a page has written, by the widget's names for them. */
export type HostSlots = Readonly<Record<string, ComponentType<HostSlotProps>>>;

/**
 * What the page has written into an element of the slots that its widget has; `header` is each `header-…`. What was made before stays: a
 * component that is made anew would be drawn anew.
 */
export function hostSlots(
  host: Element,
  slots: Readonly<Record<string, string>>,
  made: HostSlots | undefined,
): HostSlots {
  const written = new Set([...host.children].map(({ slot }) => slot.replace(/^header-.*/, 'header')));
  const parts = Object.entries(slots)
    .filter(([name, part]) => made?.[part] ?? written.has(name))
    .map(([name, part]) => [part, made?.[part] ?? hostSlot(host, name)] as const);
  return Object.fromEntries(parts);
}
