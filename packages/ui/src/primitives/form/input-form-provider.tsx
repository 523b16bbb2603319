import { createContext, type ReactNode, useContext } from 'react';
import { type FieldValues, FormProvider } from 'react-hook-form';
import type { FieldMisfit } from './field-problem-kind.ts';
import type { InputForm } from './use-input-form.ts';

const ProblemText = createContext<(misfit: FieldMisfit) => string>(() => '');

/** What is wrong with a field of the form around, in words. */
export function useProblemText(): (misfit: FieldMisfit) => string {
  return useContext(ProblemText);
}

/** Hands a form to the fields below. There is no `<form>`: the host may have one around us. */
export function InputFormProvider<Values extends FieldValues>({
  form: { form, problemText },
  children,
}: {
  form: InputForm<Values>;
  children: ReactNode;
}) {
  return (
    <FormProvider {...form}>
      <ProblemText.Provider value={problemText}>{children}</ProblemText.Provider>
    </FormProvider>
  );
}
