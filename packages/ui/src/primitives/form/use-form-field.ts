import { useId } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import type { FieldProblemKind } from './field-problem-kind.ts';
import { useProblemText } from './input-form-provider.tsx';

/** A field of the form around: its value, what is wrong with it, and the id that ties label, hint and problem to it. */
export function useFormField<Value>(name: string) {
  'use no memo';
  const id = useId();
  const { trigger } = useFormContext();
  const { field, fieldState } = useController({ name });
  const problemText = useProblemText();
  const kind = fieldState.error?.type as FieldProblemKind | undefined;
  const problem = kind && problemText({ field: name, kind, value: field.value });
  return {
    id,
    value: field.value as Value,
    /** Takes the focus when the summary leads here. */
    ref: field.ref,
    problem,
    change: (value: Value) => {
      field.onChange(value);
      // what was wrong is looked at again; what was not asked yet is left alone
      if (kind) void trigger(name);
    },
    onBlur: field.onBlur,
  };
}
