import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { dialogTexts } from '../../i18n/texts/dialog-texts.ts';
import { useFloating } from '../../provider/floating.tsx';
import { usePartner } from '../../provider/partner-context.ts';
import { focusedElement } from '../focus/focused-element.ts';
import { isComposing } from '../focus/is-composing.ts';
import { focusPath, returnFocus } from '../focus/return-focus.ts';
import { tabbableElements } from '../focus/tabbable-elements.ts';
import { Icon } from '../icon.tsx';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';

/** What {@link Dialog} takes. */
export interface DialogProps {
  readonly title: string;
  /** Escape, or the button that closes it. */
  readonly onClose: () => void;
  /** One that asks a question is answered before anything else goes on. */
  readonly isQuestion?: boolean | undefined;
  /** The id of what a screen reader reads beside the title. */
  readonly describedBy?: string | undefined;
  readonly children: ReactNode;
}

/**
 * An open dialog over the page: the platform's own, so that no style is added at run time and the focus is held in a
 * shadow root too. What had the focus gets it back.
 */
export function Dialog({ title, onClose, isQuestion = false, describedBy, children }: DialogProps) {
  const { t } = usePartner(dialogTexts);
  const container = useFloating();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useBrowserLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const opener = focusedElement(element);
    const path = opener ? focusPath(opener) : [];
    // where there is no modal one (tests without a browser) it is shown in its place
    if (element.showModal) element.showModal();
    else element.setAttribute('open', '');
    // not the button that closes it, which comes first
    (tabbableElements(element).find((control) => control.matches('input')) ?? element).focus();
    return () => {
      element.close?.();
      // where what had the focus is gone, or nothing gave it back
      const focused = focusedElement(element);
      if (focused instanceof HTMLElement && element.contains(focused)) focused.blur();
      returnFocus(path);
    };
  }, [container]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  if (!container) return null;
  return createPortal(
    <dialog
      ref={dialog}
      className="pk-dialog"
      tabIndex={-1}
      role={isQuestion ? 'alertdialog' : undefined}
      aria-modal="true"
      aria-labelledby={id}
      aria-describedby={describedBy}
      data-question={isQuestion || undefined}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="pk-dialog-head">
        <h2 className="pk-dialog-title" id={id}>
          {title}
        </h2>
        {!isQuestion && (
          <button
            form=""
            type="button"
            className="pk-icon-button"
            aria-label={t('dialog.close')}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      {children}
    </dialog>,
    container,
  );
}
