import * as RadixPopover from '@radix-ui/react-popover';
import { type ReactNode, useMemo } from 'react';
import { usePartner } from '../provider/partner-context.ts';

/** What {@link Popover} takes. */
export interface PopoverProps {
  /** The control that opened it; the focus goes back there. */
  readonly anchor: Element;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** An open panel beside a control; a press outside or Escape closes it. */
export function Popover({ anchor, label, onClose, children }: PopoverProps) {
  const { container } = usePartner();
  const virtualRef = useMemo(() => ({ current: anchor }), [anchor]);
  return (
    <RadixPopover.Root open onOpenChange={(open) => !open && onClose()}>
      <RadixPopover.Anchor virtualRef={virtualRef} />
      <RadixPopover.Portal container={container}>
        <RadixPopover.Content
          className="pk-popover"
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (anchor instanceof HTMLElement) anchor.focus();
          }}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
