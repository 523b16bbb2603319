import type { KeyboardEvent, ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { FailureLine } from '../failure-line.tsx';
import { enteredField } from '../focus/entered-field.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { InputFormProvider } from '../form/input-form-provider.tsx';
import type { InputForm } from '../form/use-input-form.ts';
import { useSubmit } from '../form/use-submit.ts';
import type { Failure } from '../use-attempt.ts';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';

/** What {@link FormDialog} takes. */
export interface FormDialogProps<Values extends FieldValues> {
  readonly title: string;
  readonly form: InputForm<Values>;
  /** The fields, in their order. */
  readonly fields: readonly string[];
  /** What the button does, by its verb. */
  readonly submitLabel: string;
  /** Runs once the fields hold. Rejects where it was not done: that is said in place, and may be tried again. */
  readonly onSubmit: (values: Values) => void | Promise<void>;
  /** What an earlier try failed with, before this dialog was open. */
  readonly failure?: Failure | undefined;
  /** What a failure means, before the usual words for it. */
  readonly failureText?: ((cause: unknown) => string | undefined) | undefined;
  /** It would change nothing. */
  readonly isBlocked?: boolean | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A few fields over the page, checked like those of a wizard. */
export function FormDialog<Values extends FieldValues>({
  form,
  isBlocked,
  ...props
}: FormDialogProps<Values>) {
  const { isBusy, heldBack, failure, isAtWork, ...sending } = useSubmit(form, props.onSubmit, props.failure);
  const submit = async () => {
    if (!isBlocked) await sending.submit();
  };
  const close = () => !isAtWork() && props.onClose();
  const onKeyDown = (event: KeyboardEvent) => {
    if (enteredField(event)?.type !== 'text') return;
    event.preventDefault();
    void submit();
  };
  return (
    <Dialog title={props.title} onClose={close}>
      <InputFormProvider form={form}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field submits, as in any form */}
        <div className="pk-fields" onKeyDown={onKeyDown}>
          <ErrorSummary fields={props.fields} attempt={heldBack} />
          {props.children}
        </div>
      </InputFormProvider>
      {failure && (
        <FailureLine
          error={failure.cause}
          text={props.failureText?.(failure.cause)}
          onRetry={() => void submit()}
          isTrying={isBusy}
        />
      )}
      <div className="pk-dialog-actions">
        <DialogActions
          label={props.submitLabel}
          isBusy={isBusy}
          isBlocked={isBlocked}
          onCancel={close}
          onGo={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
