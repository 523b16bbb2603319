import type { HostQuery, HostQueryFields } from '@partnerkit/sdk';
import { checkQuery } from '@partnerkit/sdk/query';
import { type KeyboardEvent, useId, useState } from 'react';
import { compareTexts } from '../i18n/texts/compare-texts.ts';
import type { IdIn } from '../i18n/translate.ts';
import { isComposing } from '../primitives/focus/is-composing.ts';
import { wholeNumberTyped } from '../primitives/form/whole-number.ts';
import { Icon } from '../primitives/icon.tsx';
import { Popover } from '../primitives/popover.tsx';
import { usePartner } from '../provider/partner-context.ts';
import {
  type ComparisonForm,
  type ComparisonKind,
  comparisonForms,
  comparisonOf,
  type TypedValue,
} from './comparison-forms.ts';

/** A term about a field. */
export type FieldTerm = Exclude<HostQuery[number], { readonly kind: 'text' }>;

/** What {@link ComparisonPopover} takes. */
export interface ComparisonPopoverProps {
  readonly anchor: Element;
  /** What the query language calls the field. */
  readonly field: string;
  /** Its name in the language of the page. */
  readonly name: string;
  readonly kind: ComparisonKind;
  /** The fields of a host's own, where it is one of them. */
  readonly own?: HostQueryFields | undefined;
  /** What it is filtered by until now. */
  readonly term?: FieldTerm | undefined;
  readonly onSave: (term: FieldTerm) => void;
  readonly onClose: () => void;
}

const needs: Readonly<Record<TypedValue, IdIn<typeof compareTexts>>> = {
  text: 'compare.needsValue',
  day: 'compare.needsValue',
  number: 'compare.needsNumber',
  percent: 'compare.needsNumber',
  wholeNumber: 'compare.needsWhole',
  days: 'compare.needsWhole',
};

/** Asks what to filter a field by: a text, a number, a day or a number of days, and how it compares. */
export function ComparisonPopover(props: ComparisonPopoverProps) {
  const { anchor, name, kind, term, onSave, onClose } = props;
  const { t } = usePartner(compareTexts);
  const id = useId();
  const forms: readonly ComparisonForm[] = comparisonForms[kind];
  const before = term && comparisonOf(kind, term);
  const [form, setForm] = useState(before?.form ?? (forms[0] as ComparisonForm));
  const [value, setValue] = useState(before?.value ?? '');
  const [isTried, setIsTried] = useState(false);
  const next = termOf(props, form, value);
  const isWrong = isTried && !next;
  const choose = (written: string) => {
    const chosen = forms.find((one) => one.written === written) ?? form;
    // a day is no number of days
    if (chosen.typed !== form.typed) setValue('');
    setForm(chosen);
  };
  const apply = () => {
    setIsTried(true);
    if (!next) return;
    onSave({ ...next, negated: term?.negated ?? false });
    onClose();
  };
  const applyByEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    apply();
  };
  const label = t('compare.by', { column: name });
  return (
    <Popover anchor={anchor} label={label} onClose={onClose}>
      <div className="pk-view-name">
        <label htmlFor={id}>{label}</label>
        <span className="pk-select">
          <select
            form=""
            aria-label={t('compare.sign')}
            value={form.written}
            onChange={({ target }) => choose(target.value)}
          >
            {forms.map(({ written, words }) => (
              <option key={written} value={written}>
                {typeof words === 'string' ? words : t(words.id)}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" />
        </span>
        <input
          form=""
          id={id}
          type={form.typed === 'day' ? 'date' : 'text'}
          inputMode={inputModes[form.typed]}
          className="pk-input"
          autoComplete="off"
          maxLength={200}
          value={value}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-problem` : undefined}
          onChange={({ target }) => setValue(target.value)}
          onKeyDown={applyByEnter}
        />
        {isWrong && (
          <p className="pk-field-problem" id={`${id}-problem`} role="alert">
            {t(needs[form.typed])}
          </p>
        )}
        <button form="" type="button" className="pk-button" onClick={apply}>
          {t('compare.apply')}
        </button>
      </div>
    </Popover>
  );
}

const inputModes: Readonly<Record<TypedValue, 'decimal' | 'numeric' | undefined>> = {
  text: undefined,
  day: undefined,
  number: 'decimal',
  percent: 'decimal',
  wholeNumber: 'numeric',
  days: 'numeric',
};

/** The term that is asked for; `undefined` where what is typed is no value of the field. */
function termOf(
  { field, own }: Pick<ComparisonPopoverProps, 'field' | 'own'>,
  { written, typed: kind }: ComparisonForm,
  typed: string,
): FieldTerm | undefined {
  const value = typed.trim();
  if (value === '') return undefined;
  const text = written.replace('#', () => valueText(kind, value));
  const [term, ...others] = checkQuery(field + text, own).query ?? [];
  return others.length > 0 || !term || term.kind === 'text' ? undefined : term;
}

function valueText(kind: TypedValue, value: string): string {
  if (kind === 'text') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (kind === 'day') return value;
  // numbers are typed as the viewer writes them: with a comma and in the digits of their language too
  if (kind === 'number') return value.replace(',', '.');
  return String(
    wholeNumberTyped(kind === 'percent' ? value.replace(/\s*[%٪]$/, '').replace(',', '.') : value),
  );
}
