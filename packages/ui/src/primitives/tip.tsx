import * as RadixPopover from '@radix-ui/react-popover';
import { type ReactNode, useMemo } from 'react';
import { useFloating } from '../provider/floating.tsx';
import { useOwnControl } from './focus/use-own-control.ts';

interface TipProps {
  readonly anchor: HTMLElement;
  readonly className: string;
  readonly onClose: () => void;
  /** It may be pointed at itself. */
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly children: ReactNode;
}

/** What says more of something beside it. The focus stays where it is: the name of what it stands beside says the same. */
export function Tip({ anchor, className, onClose, children, ...pointed }: TipProps) {
  const container = useFloating();
  const virtualRef = useMemo(() => ({ current: anchor }), [anchor]);
  const outside = useOwnControl(virtualRef);
  const keepFocus = (event: Event) => event.preventDefault();
  return (
    <RadixPopover.Root open onOpenChange={(open) => !open && onClose()}>
      <RadixPopover.Anchor virtualRef={virtualRef} />
      <RadixPopover.Portal container={container}>
        <RadixPopover.Content
          className={`pk-popover ${className}`}
          role="tooltip"
          side="top"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          hideWhenDetached
          onOpenAutoFocus={keepFocus}
          onCloseAutoFocus={keepFocus}
          {...outside}
          {...pointed}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
