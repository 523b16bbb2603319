import { isPartnerError, type PartnerError } from '@partnerkit/sdk';
import { useMemo, useRef } from 'react';
import { type DefaultValues, type FieldPath, type FieldValues, get, useForm } from 'react-hook-form';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';
import type { FieldMisfit } from './field-problem-kind.ts';
import { type InputOfForm, schemaResolver } from './schema-resolver.ts';

/** What {@link useInputForm} takes. */
export interface InputFormOptions<Values extends FieldValues> extends InputOfForm<Values> {
  readonly defaultValues: Values;
  /** What is wrong with a field, and what would be right, in the viewer's language. */
  readonly problemText: (misfit: FieldMisfit) => string;
}

/**
 * A form whose values are checked by the contract's schema. Nothing is said before it is asked to go on; a field that is
 * wrong is checked again with every change.
 */
export function useInputForm<Values extends FieldValues>(options: InputFormOptions<Values>) {
  const latest = useRef(options);
  useBrowserLayoutEffect(() => {
    latest.current = options;
  });
  const form = useForm<Values>({
    defaultValues: options.defaultValues as DefaultValues<Values>,
    resolver: (...given) => schemaResolver(latest.current)(...given),
    // the summary has the focus, and leads to the fields
    shouldFocusError: false,
  });
  const { problemText } = options;
  return useMemo(
    () => ({
      form,
      problemText,
      /** Checks some fields, or all of them; answers whether they hold. */
      check: (fields?: readonly string[]): Promise<boolean> =>
        form.trigger(fields as FieldPath<Values>[] | undefined),
      /** Says at the fields what the source refused; answers which, none where it was something else. */
      refuse: (cause: unknown): string[] => {
        const values = form.getValues();
        const { fieldOf = (path: string) => path } = latest.current;
        const fields = refusedPaths(cause)
          .map((path) => fieldOf(path, values))
          .filter((field) => get(values, field) !== undefined);
        for (const field of fields) form.setError(field as FieldPath<Values>, { type: 'refused' });
        return fields;
      },
    }),
    [form, problemText],
  );
}

/** A form with what checks it and says what is wrong. */
export type InputForm<Values extends FieldValues> = ReturnType<typeof useInputForm<Values>>;

/** The paths of the input that a source refused, `licenses[0].quantity` as `licenses.0.quantity`. */
function refusedPaths(cause: unknown): string[] {
  if (!isPartnerError(cause) || (cause as PartnerError).code !== 'invalid') return [];
  return cause.fields.map(({ field }) => field.replace(/\[(\d+)\]/g, '.$1'));
}
