import { useEffect, useId, useRef, useState } from 'react';
import { usePartner } from '../../provider/partner-context.ts';
import { FailureLine } from '../failure-line.tsx';
import { Dialog } from './dialog.tsx';

/** What {@link ConfirmDialog} takes. */
export interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, in numbers. */
  readonly text: string;
  /** What the button does, by its verb. */
  readonly confirmLabel: string;
  /** What can't be taken back looks so. */
  readonly tone?: 'danger' | undefined;
  /** Rejects where it was not done: that is said in place, and may be tried again. */
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before something that can't be undone. The focus starts on the way out. */
export function ConfirmDialog({ title, text, confirmLabel, tone, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = usePartner();
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  const isAtWork = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<{ readonly cause: unknown }>();
  useEffect(() => {
    cancel.current?.focus();
  }, []);
  const confirm = async () => {
    // two presses come before the first is drawn
    if (isAtWork.current) return;
    isAtWork.current = true;
    setIsBusy(true);
    setFailure(undefined);
    try {
      await onConfirm();
    } catch (cause) {
      setFailure({ cause });
    } finally {
      isAtWork.current = false;
      setIsBusy(false);
    }
  };
  const close = () => !isAtWork.current && onClose();
  return (
    <Dialog title={title} isQuestion describedBy={id} onClose={close}>
      <p className="pk-dialog-text" id={id}>
        {text}
      </p>
      {failure && <FailureLine error={failure.cause} onRetry={() => void confirm()} isTrying={isBusy} />}
      <div className="pk-dialog-actions">
        <button
          ref={cancel}
          form=""
          type="button"
          className="pk-button"
          aria-disabled={isBusy}
          onClick={close}
        >
          {t('dialog.cancel')}
        </button>
        <button
          form=""
          type="button"
          className="pk-button pk-primary"
          data-tone={tone}
          aria-disabled={isBusy}
          onClick={() => void confirm()}
        >
          {isBusy ? t('wizard.working') : confirmLabel}
        </button>
      </div>
    </Dialog>
  );
}
