import type { HostTerm } from '@partnerkit/sdk';
import { checkQuery, formatQuery, hostQueryFields } from '@partnerkit/sdk/query';
import { type KeyboardEvent, useId, useState } from 'react';
import { enrichTexts } from '../i18n/texts/enrich-texts.ts';
import type { IdIn } from '../i18n/translate.ts';
import { isComposing } from '../primitives/focus/is-composing.ts';
import { Icon } from '../primitives/icon.tsx';
import { Popover } from '../primitives/popover.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { EnrichedField } from './enriched-field.ts';

interface HostFilterPopoverProps {
  readonly anchor: Element;
  readonly field: EnrichedField;
  /** What it is filtered by until now. */
  readonly term?: HostTerm | undefined;
  readonly onSave: (term: HostTerm) => void;
  readonly onClose: () => void;
}

type Words = string | { readonly id: IdIn<typeof enrichTexts> };

/** How each kind of field is compared: the sign of the query language, and how it is said. */
const signsOf: Readonly<Record<'text' | 'number' | 'date', readonly (readonly [string, Words])[]>> = {
  text: [
    [':', { id: 'enrich.contains' }],
    ['=', { id: 'enrich.is' }],
  ],
  number: [
    [':', '='],
    ['>', '>'],
    ['>=', '≥'],
    ['<', '<'],
    ['<=', '≤'],
  ],
  date: [
    ['>=', { id: 'enrich.from' }],
    ['<=', { id: 'enrich.until' }],
    [':', { id: 'enrich.on' }],
  ],
};

/** Asks what to filter a field of the host's by: a text, a number or a day, and how it compares. */
export function HostFilterPopover({ anchor, field, term, onSave, onClose }: HostFilterPopoverProps) {
  const { t } = usePartner(enrichTexts);
  const id = useId();
  const filter = field.filter === 'number' || field.filter === 'date' ? field.filter : 'text';
  const signs = signsOf[filter];
  const before = term && partsOf(term);
  const [sign, setSign] = useState(before?.sign ?? signs[0]?.[0] ?? ':');
  const [value, setValue] = useState(before?.value ?? '');
  const [isTried, setIsTried] = useState(false);
  const next = termOf(field, sign, value);
  const isWrong = isTried && !next;
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
  const label = t('enrich.filterBy', { column: field.header });
  return (
    <Popover anchor={anchor} label={label} onClose={onClose}>
      <div className="pk-view-name">
        <label htmlFor={id}>{label}</label>
        <span className="pk-select">
          <select
            form=""
            aria-label={t('enrich.comparison')}
            value={sign}
            onChange={({ target }) => setSign(target.value)}
          >
            {signs.map(([one, words]) => (
              <option key={one} value={one}>
                {typeof words === 'string' ? words : t(words.id)}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" />
        </span>
        <input
          form=""
          id={id}
          type={filter === 'date' ? 'date' : 'text'}
          inputMode={filter === 'number' ? 'decimal' : undefined}
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
            {t(filter === 'number' ? 'enrich.needsNumber' : 'enrich.needsValue')}
          </p>
        )}
        <button form="" type="button" className="pk-button" onClick={apply}>
          {t('enrich.apply')}
        </button>
      </div>
    </Popover>
  );
}

/** The term that is asked for; `undefined` where what is typed is no value of the field. */
function termOf(field: EnrichedField, sign: string, typed: string): HostTerm | undefined {
  const own = hostQueryFields([field]);
  const value = typed.trim();
  if (value === '') return undefined;
  const isText = field.filter === 'text';
  // numbers are typed as the viewer writes them: with a comma too
  const text = isText ? `"${value.replace(/["\\]/g, '\\$&')}"` : value.replace(',', '.');
  const [term, ...others] = checkQuery(`${field.id}${sign}${text}`, own).query ?? [];
  return others.length === 0 && term?.kind === 'host' ? term : undefined;
}

/** Sign and value of a term of one value, as they are typed. */
function partsOf(term: HostTerm): { readonly sign: string; readonly value: string } {
  if ('values' in term) return { sign: term.isWhole ? '=' : ':', value: term.values[0] ?? '' };
  const text = formatQuery([{ ...term, negated: false }]).slice(term.field.length);
  const sign = /^(?:[<>]=?|:)/.exec(text)?.[0] ?? ':';
  return { sign, value: text.slice(sign.length) };
}
