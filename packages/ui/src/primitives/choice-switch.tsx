import { type ReactNode, useId } from 'react';

/** What {@link ChoiceSwitch} takes. */
export interface ChoiceSwitchProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChange: (value: Value) => void;
}

/** A few choices beside each other, of which one holds. */
export function ChoiceSwitch<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: ChoiceSwitchProps<Value>) {
  const name = useId();
  return (
    <div className="pk-switch" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} className="pk-switch-choice">
          <input
            form=""
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
