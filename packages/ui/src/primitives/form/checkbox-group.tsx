import type { ReactNode } from 'react';
import type { Choice } from './choice.ts';
import { FieldGroup, type FieldProps } from './field-frame.tsx';
import { useFormField } from './use-form-field.ts';

/** What {@link CheckboxGroup} and {@link RadioGroup} take. */
export interface ChoiceGroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** What stands beside a choice while it is chosen, a further field for example. */
  readonly besideOf?: ((value: string) => ReactNode) | undefined;
}

/** Any of a few. */
export function CheckboxGroup({ name, choices, besideOf, ...frame }: ChoiceGroupProps) {
  const field = useFormField<readonly string[]>(name);
  const toggled = (value: string) =>
    choices.map((choice) => choice.value).filter((one) => field.value.includes(one) !== (one === value));
  return (
    <FieldGroup {...frame} id={field.id} problem={field.problem}>
      {choices.map(({ value, label, detail }, at) => (
        <ChoiceLine
          key={value}
          id={`${field.id}-${at}`}
          label={label}
          detail={detail}
          beside={field.value.includes(value) && besideOf?.(value)}
        >
          <input
            form=""
            id={`${field.id}-${at}`}
            type="checkbox"
            className="pk-checkbox"
            ref={at === 0 ? field.ref : undefined}
            checked={field.value.includes(value)}
            onChange={() => field.change(toggled(value))}
            onBlur={field.onBlur}
          />
        </ChoiceLine>
      ))}
    </FieldGroup>
  );
}

/** One of a few. */
export function RadioGroup({ name, choices, besideOf, ...frame }: ChoiceGroupProps) {
  const field = useFormField<string>(name);
  const isChosen = (value: string) => field.value === value;
  // the focus goes to what is chosen, as the Tab key does
  const reached = Math.max(
    0,
    choices.findIndex(({ value }) => isChosen(value)),
  );
  return (
    <FieldGroup {...frame} id={field.id} problem={field.problem}>
      {choices.map(({ value, label, detail }, at) => (
        <ChoiceLine
          key={value}
          id={`${field.id}-${at}`}
          label={label}
          detail={detail}
          beside={isChosen(value) && besideOf?.(value)}
        >
          <input
            form=""
            id={`${field.id}-${at}`}
            type="radio"
            name={field.id}
            className="pk-checkbox"
            ref={at === reached ? field.ref : undefined}
            checked={isChosen(value)}
            onChange={() => field.change(value)}
            onBlur={field.onBlur}
          />
        </ChoiceLine>
      ))}
    </FieldGroup>
  );
}

interface ChoiceLineProps extends Pick<Choice, 'label' | 'detail'> {
  readonly id: string;
  readonly beside: ReactNode;
  readonly children: ReactNode;
}

function ChoiceLine({ id, label, detail, beside, children }: ChoiceLineProps) {
  return (
    <div className="pk-choice-line">
      <span className="pk-choice">
        {children}
        <label htmlFor={id}>
          {label}
          {detail && <span className="pk-field-hint">{detail}</span>}
        </label>
      </span>
      {beside}
    </div>
  );
}
