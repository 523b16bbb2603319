import { useEffect, useRef } from 'react';
import { Tip } from '../tip.tsx';

const leaveMs = 120;

/** What a number of a row stands for, beside it. The focus stays where it is: the number's own name says the same. */
export function RestTip({ anchor, onClose }: { readonly anchor: HTMLElement; readonly onClose: () => void }) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const pointer = useRef<{ readonly stay: () => void; readonly leave: () => void }>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stay = () => clearTimeout(timer);
    const leave = () => {
      stay();
      timer = setTimeout(() => close.current(), leaveMs);
    };
    pointer.current = { stay, leave };
    const end = new AbortController();
    const { signal } = end;
    anchor.addEventListener('pointerenter', stay, { signal });
    anchor.addEventListener('pointerleave', leave, { signal });
    anchor.addEventListener('blur', () => close.current(), { signal });
    return () => {
      stay();
      end.abort();
    };
  }, [anchor]);
  return (
    <Tip
      anchor={anchor}
      className="pk-rest-tip"
      onClose={onClose}
      onPointerEnter={() => pointer.current?.stay()}
      onPointerLeave={() => pointer.current?.leave()}
    >
      {anchor.dataset.rest}
    </Tip>
  );
}
