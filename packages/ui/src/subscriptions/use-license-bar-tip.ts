import { type FocusEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

/** What a {@link useLicenseBarTip} is asked for by what it shows. */
export type BarTip = ReturnType<typeof useLicenseBarTip>;

const leaveMs = 120;

/** Opens exact numbers on hover, focus and touch; the pointer may move onto them, and Escape closes them. */
export function useLicenseBarTip() {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stay = () => clearTimeout(timer.current);
  const close = () => {
    stay();
    setAnchor(undefined);
  };
  const leave = () => {
    stay();
    timer.current = setTimeout(() => setAnchor(undefined), leaveMs);
  };
  const open = (event: FocusEvent<HTMLElement> | MouseEvent<HTMLElement>) => {
    stay();
    setAnchor(event.currentTarget);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const isMouse = (event: PointerEvent) => event.pointerType !== 'touch';
  return {
    anchor,
    close,
    stay,
    leave,
    /** For the control that opens them. */
    trigger: {
      onPointerEnter: (event: PointerEvent<HTMLElement>) => isMouse(event) && open(event),
      onPointerLeave: (event: PointerEvent<HTMLElement>) => isMouse(event) && leave(),
      onFocus: open,
      onBlur: close,
      onClick: open,
    },
  };
}
