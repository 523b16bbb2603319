import { type RefObject, useEffect, useMemo, useRef } from 'react';

interface OutsideEvent {
  preventDefault(): void;
}

/**
 * What closes an open layer of Radix besides Escape: a press outside of it. One on the control that opened the layer is
 * that control's own, which toggles when the press ends: a layer that closed at its start would open again. That the
 * focus moves closes nothing, since Radix hears of that in the page and not within a shadow root.
 */
export function useOwnControl(control: RefObject<Element | null>) {
  // read as it happens: Radix answers a press only after its end, and from outside a shadow root only the host is seen
  const isPressed = useRef(false);
  useEffect(() => {
    const pressed = (event: Event) => {
      isPressed.current = control.current !== null && event.composedPath().includes(control.current);
    };
    document.addEventListener('pointerdown', pressed, { capture: true });
    return () => document.removeEventListener('pointerdown', pressed, { capture: true });
  }, [control]);
  return useMemo(
    () => ({
      onPointerDownOutside: (event: OutsideEvent) => {
        if (isPressed.current) event.preventDefault();
      },
      onFocusOutside: (event: OutsideEvent) => event.preventDefault(),
    }),
    [],
  );
}
