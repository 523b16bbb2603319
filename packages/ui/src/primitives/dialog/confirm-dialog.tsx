import { useEffect, useId, useRef } from 'react';
import { FailureLine } from '../failure-line.tsx';
import { useAttempt } from '../use-attempt.ts';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';

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
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  const { attempt, isBusy, failure, isAtWork } = useAttempt();
  useEffect(() => {
    cancel.current?.focus();
  }, []);
  const confirm = () =>
    attempt((busy) => {
      busy();
      return onConfirm();
    });
  const close = () => !isAtWork() && onClose();
  return (
    <Dialog title={title} isQuestion describedBy={id} onClose={close}>
      <p className="pk-dialog-text" id={id}>
        {text}
      </p>
      {failure && <FailureLine error={failure.cause} onRetry={() => void confirm()} isTrying={isBusy} />}
      <div className="pk-dialog-actions">
        <DialogActions
          label={confirmLabel}
          isBusy={isBusy}
          tone={tone}
          cancelRef={cancel}
          onCancel={close}
          onGo={() => void confirm()}
        />
      </div>
    </Dialog>
  );
}
