import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { usePartner } from '../../provider/partner-context.ts';
import { FailureLine } from '../failure-line.tsx';
import { isComposing } from '../focus/is-composing.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { InputFormProvider } from '../form/input-form-provider.tsx';
import type { InputForm } from '../form/use-input-form.ts';
import { Dialog } from './dialog.tsx';

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
  readonly failure?: { readonly cause: unknown } | undefined;
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
  const { t } = usePartner();
  const isAtWork = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [heldBack, setHeldBack] = useState(0);
  const [failure, setFailure] = useState(props.failure);
  const submit = async () => {
    // two presses come before the first is drawn
    if (isAtWork.current || isBlocked) return;
    isAtWork.current = true;
    setFailure(undefined);
    try {
      if (!(await form.check())) {
        setHeldBack((count) => count + 1);
        return;
      }
      setIsBusy(true);
      await props.onSubmit(form.form.getValues());
    } catch (cause) {
      if (form.refuse(cause).length > 0) setHeldBack((count) => count + 1);
      else setFailure({ cause });
    } finally {
      isAtWork.current = false;
      setIsBusy(false);
    }
  };
  const close = () => !isAtWork.current && props.onClose();
  const onKeyDown = (event: KeyboardEvent) => {
    const isText = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.key !== 'Enter' || !isText || event.defaultPrevented || isComposing(event)) return;
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
        <button form="" type="button" className="pk-button" aria-disabled={isBusy} onClick={close}>
          {t('dialog.cancel')}
        </button>
        <button
          form=""
          type="button"
          className="pk-button pk-primary"
          aria-disabled={isBusy || isBlocked}
          onClick={() => void submit()}
        >
          {isBusy ? t('wizard.working') : props.submitLabel}
        </button>
      </div>
    </Dialog>
  );
}
