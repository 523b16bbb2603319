import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface PortalDialogProps {
  readonly label: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The platform's dialog over the page; Escape and a press beside it close it, and what had the focus gets it back. */
export function PortalDialog({ label, className, onClose, children }: PortalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    (element?.querySelector('input') ?? element)?.focus();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard, Escape does the same
    <dialog
      ref={dialog}
      className={className}
      tabIndex={-1}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      {children}
    </dialog>
  );
}
