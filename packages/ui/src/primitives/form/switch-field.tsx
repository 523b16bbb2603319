import type { Choice } from './choice.ts';
import { FieldGroup, type FieldProps } from './field-frame.tsx';
import { useFormField } from './use-form-field.ts';

/** What {@link SwitchField} takes. */
export interface SwitchFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
}

/** One of two or three, side by side. */
export function SwitchField({ name, choices, ...frame }: SwitchFieldProps) {
  const field = useFormField<string>(name);
  return (
    <FieldGroup {...frame} id={field.id} problem={field.problem}>
      <span className="pk-switch">
        {choices.map(({ value, label }) => (
          <label key={value} className="pk-switch-choice">
            <input
              form=""
              type="radio"
              name={field.id}
              value={value}
              ref={value === field.value ? field.ref : undefined}
              checked={value === field.value}
              onChange={() => field.change(value)}
              onBlur={field.onBlur}
            />
            <span>{label}</span>
          </label>
        ))}
      </span>
    </FieldGroup>
  );
}
