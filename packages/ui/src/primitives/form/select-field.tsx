import { Icon } from '../icon.tsx';
import type { Choice } from './choice.ts';
import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { useFormField } from './use-form-field.ts';

/** What {@link SelectField} takes. */
export interface SelectFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
}

/** One of a few whose names are short: the browser's own list. */
export function SelectField({ name, label, hint, isOptional, choices }: SelectFieldProps) {
  const { ref, ...field } = useFormField<string>(name);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} isOptional={isOptional} problem={field.problem}>
      <span className="pk-select">
        <select
          form=""
          id={field.id}
          ref={ref}
          aria-required={!isOptional}
          aria-invalid={field.problem !== undefined}
          aria-describedby={describedBy(field, hint)}
          value={field.value}
          onChange={({ target }) => field.change(target.value)}
          onBlur={field.onBlur}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" />
      </span>
    </FieldFrame>
  );
}
