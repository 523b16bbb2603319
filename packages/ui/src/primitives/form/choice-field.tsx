import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formTexts } from '../../i18n/texts/form-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { isComposing } from '../focus/is-composing.ts';
import { Icon } from '../icon.tsx';
import type { Choice } from './choice.ts';
import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { matchingChoices } from './matching-choices.ts';
import { RestedStatus } from './rested-status.tsx';
import { useFormField } from './use-form-field.ts';

/** What {@link ChoiceField} takes. */
export interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** What browsers may fill in, for example `country-name`. */
  readonly autoComplete?: string | undefined;
  /** What is typed, where the choices are looked for elsewhere; those handed in are shown as they are. */
  readonly onSearch?: ((text: string) => void) | undefined;
  /** Said below the list, for example that it is still looking. */
  readonly note?: string | undefined;
  readonly onChoose?: ((choice: Choice) => void) | undefined;
}

/** One of many, found by typing. The list stays beside its field, never in a layer of its own: a dialog may be around. */
export function ChoiceField({ name, label, hint, isOptional, ...props }: ChoiceFieldProps) {
  const field = useFormField<string>(name);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} isOptional={isOptional} problem={field.problem}>
      <Combobox {...props} label={label} hint={hint} isOptional={isOptional} field={field} />
    </FieldFrame>
  );
}

interface ComboboxProps extends Omit<ChoiceFieldProps, 'name'> {
  readonly field: ReturnType<typeof useFormField<string>>;
}

function Combobox({
  choices,
  field: given,
  label,
  hint,
  isOptional,
  autoComplete = 'off',
  ...props
}: ComboboxProps) {
  const { t } = usePartner(formTexts);
  const { ref, ...field } = given;
  const { onSearch, note, onChoose } = props;
  const chosen = choices.find(({ value }) => value === field.value);
  // the text while it is typed; otherwise the field shows what is chosen
  const [typed, setTyped] = useState<string>();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const found = onSearch || typed === undefined ? choices : matchingChoices(choices, typed);
  const current = Math.min(active, found.length - 1);
  const told = isOpen && (found.length === 0 ? t('form.noMatch') : note);
  const optionId = (at: number) => `${field.id}-option-${at}`;

  useEffect(() => {
    if (isOpen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  });

  const search = (text: string) => {
    setTyped(text);
    setIsOpen(true);
    setActive(text.trim() === '' ? -1 : 0);
    onSearch?.(text);
    // what is typed is not what was chosen before
    if (field.value !== '') field.change('');
  };
  const close = () => {
    setIsOpen(false);
    setActive(-1);
    setTyped(undefined);
    if (typed !== undefined) onSearch?.('');
  };
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    field.change(choice.value);
    onChoose?.(choice);
    close();
  };
  const open = (at: number) => {
    setIsOpen(true);
    setActive(at);
  };
  const left = () => {
    const matching = typed === undefined ? [] : matchingChoices(found, typed);
    // a whole name that was typed is a choice, without a key for it
    if (matching.length === 1) choose(matching[0]);
    else close();
    field.onBlur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      if (!isOpen) open(Math.max(0, found.indexOf(chosen as Choice)));
      else setActive((current + step + found.length) % Math.max(1, found.length));
    } else if (key === 'Enter' && isOpen) choose(found[Math.max(0, current)]);
    else if (key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
    // neither the step nor the dialog around hears of it
    event.stopPropagation();
  };
  return (
    <div className="pk-combobox">
      <input
        form=""
        id={field.id}
        ref={ref}
        type="text"
        role="combobox"
        className="pk-input"
        autoComplete={autoComplete}
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${field.id}-list`}
        aria-activedescendant={isOpen && current >= 0 ? optionId(current) : undefined}
        aria-required={!isOptional}
        aria-invalid={field.problem !== undefined}
        aria-describedby={describedBy(field, hint)}
        value={typed ?? chosen?.label ?? ''}
        onChange={({ target }) => search(target.value)}
        onClick={({ currentTarget }) => {
          if (isOpen) return;
          // what is typed next looks for another, and is not written behind the one that is chosen
          currentTarget.select();
          open(found.indexOf(chosen as Choice));
        }}
        onKeyDown={onKeyDown}
        onBlur={left}
      />
      <Icon name="chevronDown" />
      <div
        ref={list}
        id={`${field.id}-list`}
        className="pk-choices"
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        hidden={!isOpen || found.length === 0}
      >
        {isOpen &&
          found.map((choice, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combo box
            <div
              key={choice.value}
              id={optionId(at)}
              role="option"
              tabIndex={-1}
              aria-selected={at === current}
              className="pk-option"
              // the field keeps the focus
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              <bdi>{choice.label}</bdi>
              {choice.detail && <span className="pk-muted"> {choice.detail}</span>}
            </div>
          ))}
      </div>
      <p className="pk-choices-note" hidden={!told}>
        {told}
      </p>
      <RestedStatus
        text={told || (isOpen && typed ? t('form.found', { count: found.length }) : '')}
        about={typed}
      />
    </div>
  );
}
