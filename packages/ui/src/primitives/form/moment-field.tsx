import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { useFormField } from './use-form-field.ts';

/** What {@link MomentField} takes. */
export interface MomentFieldProps extends FieldProps {
  /** A calendar day, `YYYY-MM-DD`, or a time of day, `HH:MM`. */
  readonly type: 'date' | 'time';
}

/** A day or a time of day, as the browser's own field takes it. */
export function MomentField({ name, label, hint, isOptional, type }: MomentFieldProps) {
  const { ref, ...field } = useFormField<string>(name);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} isOptional={isOptional} problem={field.problem}>
      <input
        form=""
        id={field.id}
        ref={ref}
        type={type}
        className="pk-input pk-moment"
        aria-required={!isOptional}
        aria-invalid={field.problem !== undefined}
        aria-describedby={describedBy(field, hint)}
        value={field.value}
        onChange={({ target }) => field.change(target.value)}
        onBlur={field.onBlur}
      />
    </FieldFrame>
  );
}
