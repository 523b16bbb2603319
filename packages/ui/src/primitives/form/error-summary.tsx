import { useEffect, useRef } from 'react';
import { type FieldErrors, type FieldValues, get, useFormContext, useFormState } from 'react-hook-form';
import { formTexts } from '../../i18n/texts/form-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import type { FieldProblemKind } from './field-problem-kind.ts';
import { useProblemText } from './input-form-provider.tsx';

/** What {@link ErrorSummary} takes. */
export interface ErrorSummaryProps {
  /** The fields that may be named, in their order on the page. */
  readonly fields: readonly string[];
  /** Counts the times that one was held back: with each, the summary takes the focus. */
  readonly attempt: number;
}

/** What is wrong, field by field, each line leading to its field. It takes the focus when one is held back. */
export function ErrorSummary({ fields, attempt }: ErrorSummaryProps) {
  'use no memo';
  const { t } = usePartner(formTexts);
  const { setFocus, getValues, control } = useFormContext();
  const { errors } = useFormState({ control });
  const problemText = useProblemText();
  const summary = useRef<HTMLDivElement>(null);
  const wrong = fieldsWithErrors(errors, fields);
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);
  if (attempt === 0 || wrong.length === 0) return null;
  return (
    <div ref={summary} className="pk-summary" role="alert" tabIndex={-1}>
      <p className="pk-summary-title">{t('form.summary', { count: wrong.length })}</p>
      <ul>
        {wrong.map(({ field, kind }) => (
          <li key={field}>
            <button form="" type="button" className="pk-link-button" onClick={() => setFocus(field)}>
              {problemText({ field, kind, value: getValues(field) })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The fields that are wrong; of one that holds others (`licenses`), those. */
function fieldsWithErrors(
  errors: FieldErrors<FieldValues>,
  fields: readonly string[],
): { field: string; kind: FieldProblemKind }[] {
  return fields.flatMap((field) => {
    const error: unknown = get(errors, field);
    if (typeof error !== 'object' || error === null) return [];
    if ('type' in error && typeof error.type === 'string') {
      return [{ field, kind: error.type as FieldProblemKind }];
    }
    return fieldsWithErrors(
      errors,
      Object.keys(error).map((key) => `${field}.${key}`),
    );
  });
}
