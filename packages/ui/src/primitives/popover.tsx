import * as RadixPopover from '@radix-ui/react-popover';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import { useFloating } from '../provider/floating.tsx';
import { focusedElement } from './focus/focused-element.ts';
import { isComposingKey } from './focus/is-composing.ts';
import { focusPath, returnFocus } from './focus/return-focus.ts';
import { tabbableElements } from './focus/tabbable-elements.ts';
import { useOwnControl } from './focus/use-own-control.ts';

/** What {@link Popover} takes. */
export interface PopoverProps {
  /** The control that opened it: the focus goes back there, and a press on it is its own to answer. */
  readonly anchor: Element;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * An open panel beside a control; a press outside or Escape closes it. Its first field has the focus, else its first
 * control, and Tab stays inside.
 */
export function Popover({ anchor, label, onClose, children }: PopoverProps) {
  const container = useFloating();
  const control = useMemo(() => ({ current: anchor }), [anchor]);
  const path = useMemo(() => focusPath(anchor), [anchor]);
  const content = useRef<HTMLDivElement>(null);
  const outside = useOwnControl(control);
  return (
    <RadixPopover.Root open onOpenChange={(open) => !open && onClose()}>
      <RadixPopover.Anchor virtualRef={control} />
      <RadixPopover.Portal container={container}>
        <RadixPopover.Content
          ref={content}
          className="pk-popover"
          // scrolled by keyboard where it is longer than the screen and holds no control
          tabIndex={0}
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (content.current) focusInside(content.current);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus(path);
          }}
          onEscapeKeyDown={(event) => {
            // it cancels what is being composed, and leads back from a notice
            if (isComposingKey(event) || isInNotice(event)) event.preventDefault();
          }}
          {...outside}
          onKeyDownCapture={keepTabInside}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}

function isInNotice(event: Event): boolean {
  return event.composedPath().some((at) => at instanceof Element && at.matches('.pk-notice'));
}

function focusInside(content: HTMLElement): void {
  const all = tabbableElements(content);
  const field = all.find((element) => element.matches('input, textarea, select'));
  (field ?? all[0] ?? content).focus({ preventScroll: true });
}

/** Radix asks `document.activeElement` where the ends are, which in a shadow root is the host. */
function keepTabInside(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = tabbableElements(event.currentTarget);
  const focused = focusedElement(event.currentTarget);
  const [end, other] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (all.length > 0 && focused !== end && focused !== event.currentTarget) return;
  if (focused === event.currentTarget && !event.shiftKey && all.length > 0) return;
  event.preventDefault();
  other?.focus();
}
