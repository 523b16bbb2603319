import { useEffect, useMemo, useRef } from 'react';
import type { DefaultValues, FieldValues, Path, PathValue } from 'react-hook-form';
import { type InputFormOptions, useInputForm } from '../form/use-input-form.ts';
import { type DraftOptions, useDraft } from './use-draft.ts';
import { useLeaveGuard } from './use-leave-guard.ts';

/** What {@link useDraftForm} takes. */
export interface DraftFormOptions<Values extends FieldValues>
  extends InputFormOptions<Values>,
    Pick<DraftOptions<Values>, 'name' | 'storage' | 'firstStep'> {
  /** Told when there is something that is not done, and when there no longer is. */
  readonly onUnsavedChange?: ((isUnsaved: boolean) => void) | undefined;
}

/** A form whose values, step and intent are kept until it is done; while they are, leaving the page asks. */
export function useDraftForm<Values extends FieldValues>(options: DraftFormOptions<Values>) {
  const adopt = useRef<(values: Values) => void>(undefined);
  const draft = useDraft<Values>({
    name: options.name,
    storage: options.storage,
    firstStep: options.firstStep,
    initial: options.defaultValues,
    onChangedElsewhere: (values) => adopt.current?.(values),
  });
  const form = useInputForm<Values>({ ...options, defaultValues: draft.values });
  useLeaveGuard(draft.isKept, options.onUnsavedChange);

  const { keep, drop } = draft;
  const { subscribe, reset, setValue } = form.form;
  useEffect(() => {
    adopt.current = (values) => {
      // the field that has the focus keeps it, and what was wrong is still told
      for (const [name, value] of Object.entries(values)) {
        setValue(name as Path<Values>, value as PathValue<Values, Path<Values>>);
      }
    };
    return subscribe({
      formState: { values: true },
      // a copy: the form writes into its own
      callback: ({ values }) => keep({ values: JSON.parse(JSON.stringify(values)) as Values }),
    });
  }, [subscribe, keep, setValue]);

  const first = useRef(options.defaultValues);
  return useMemo(
    () => ({
      draft,
      form,
      /** Begins anew: another intent, and nothing entered. */
      startOver: () => {
        drop();
        reset(first.current as DefaultValues<Values>);
        drop();
      },
    }),
    [draft, form, drop, reset],
  );
}
