import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { type Failure, useAttempt } from '../use-attempt.ts';
import type { InputForm } from './use-input-form.ts';

/**
 * Sends a form once its fields hold. What the source refuses is said at the fields; anything else is its failure. `heldBack` counts
 * how often there was something to mend.
 */
export function useSubmit<Values extends FieldValues>(
  form: InputForm<Values>,
  send: (values: Values) => void | Promise<void>,
  before?: Failure | undefined,
) {
  const { attempt, ...state } = useAttempt(before);
  const [heldBack, setHeldBack] = useState(0);
  const holdBack = () => setHeldBack((count) => count + 1);
  const submit = () =>
    attempt(
      async (busy) => {
        if (!(await form.check())) return holdBack();
        busy();
        await send(form.form.getValues());
      },
      (cause) => {
        const isRefused = form.refuse(cause).length > 0;
        if (isRefused) holdBack();
        return isRefused;
      },
    );
  return { ...state, submit, heldBack, /** Nothing is to be mended any more. */ clear: () => setHeldBack(0) };
}
