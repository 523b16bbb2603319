import * as RadixPopover from '@radix-ui/react-popover';
import { useEffect, useMemo, useRef } from 'react';
import { useFloating } from '../../provider/floating.tsx';
import { useOwnControl } from '../focus/use-own-control.ts';

const leaveMs = 120;

/** What a number of a row stands for, beside it. The focus stays where it is: the number's own name says the same. */
export function RestTip({ anchor, onClose }: { readonly anchor: HTMLElement; readonly onClose: () => void }) {
  const container = useFloating();
  const virtualRef = useMemo(() => ({ current: anchor }), [anchor]);
  const outside = useOwnControl(virtualRef);
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
  const keepFocus = (event: Event) => event.preventDefault();
  return (
    <RadixPopover.Root open onOpenChange={(open) => !open && onClose()}>
      <RadixPopover.Anchor virtualRef={virtualRef} />
      <RadixPopover.Portal container={container}>
        <RadixPopover.Content
          className="pk-popover pk-rest-tip"
          role="tooltip"
          side="top"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          hideWhenDetached
          onOpenAutoFocus={keepFocus}
          onCloseAutoFocus={keepFocus}
          {...outside}
          // it may be pointed at itself
          onPointerEnter={() => pointer.current?.stay()}
          onPointerLeave={() => pointer.current?.leave()}
        >
          {anchor.dataset.rest}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
