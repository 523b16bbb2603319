import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { useFormField } from './use-form-field.ts';

/** What {@link TextField} takes. */
export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | undefined;
  /** What browsers may fill in, for example `organization`; absent, nothing. */
  readonly autoComplete?: string | undefined;
  /** A number is typed: digits on a touch keyboard, short. It is read by `wholeNumberTyped`. */
  readonly isNumber?: boolean | undefined;
}

/** A line of text. A number is a text too: no wheel changes it, and nothing typed is swallowed. */
export function TextField({ name, label, hint, isOptional, type = 'text', ...props }: TextFieldProps) {
  const { ref, ...field } = useFormField<string>(name);
  const { autoComplete = 'off', isNumber = false } = props;
  return (
    <FieldFrame id={field.id} label={label} hint={hint} isOptional={isOptional} problem={field.problem}>
      <input
        form=""
        id={field.id}
        ref={ref}
        // the browser's own check of an address is not ours: it knows no Unicode domain
        type="text"
        inputMode={isNumber ? 'numeric' : type === 'email' ? 'email' : undefined}
        className="pk-input"
        data-number={isNumber || undefined}
        dir={type === 'email' ? 'ltr' : 'auto'}
        autoComplete={autoComplete}
        spellCheck={type === 'email' ? false : undefined}
        aria-required={!isOptional}
        aria-invalid={field.problem !== undefined}
        aria-describedby={describedBy(field, hint)}
        // a field that came up later has no value yet
        value={field.value ?? ''}
        onChange={({ target }) => field.change(target.value)}
        onBlur={field.onBlur}
      />
    </FieldFrame>
  );
}
