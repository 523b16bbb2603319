import { type TagLimits, tagKey } from '@partnerkit/sdk';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { formTexts } from '../i18n/texts/form-texts.ts';
import { taggingTexts } from '../i18n/texts/tagging-texts.ts';
import { isComposing } from '../primitives/focus/is-composing.ts';
import { RestedStatus } from '../primitives/form/rested-status.tsx';
import { usePartner } from '../provider/partner-context.ts';

const shownSuggestions = 6;

/** What is added to, and what it may take. */
export interface TagTarget {
  /** Tags of the partner's customers, that are suggested. */
  readonly inUse: readonly { readonly name: string }[];
  readonly held: readonly { readonly name: string }[];
  readonly limits: TagLimits;
  readonly problemOf: (text: string) => string | undefined;
  readonly add: (tag: string) => unknown;
}

interface TagInputProps {
  readonly editor: TagTarget;
  readonly field: RefObject<HTMLInputElement | null>;
  /** It holds as many as it may: the field keeps the focus and takes nothing. */
  readonly isFull: boolean;
}

/** A field in which a tag to add is typed, or chosen among those in use. */
export function TagInput({ editor, field, isFull }: TagInputProps) {
  const { t } = usePartner(formTexts, taggingTexts);
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const suggestions = isFull ? [] : suggestedTags(editor, text);
  const trimmed = text.trim();
  const problem = isFull || trimmed === '' ? undefined : editor.problemOf(text);
  const isNew =
    !isFull && trimmed !== '' && !problem && !suggestions.some((tag) => tagKey(tag) === tagKey(trimmed));
  const options = [...suggestions, ...(isNew ? [trimmed] : [])];
  const current = Math.min(active, options.length - 1);

  const choose = (tag: string | undefined) => {
    if (tag === undefined) return;
    setText('');
    setActive(0);
    void editor.add(tag);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') setActive((current + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp') setActive((current - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter') choose(options[current]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="pk-tag-input">
      <input
        form=""
        type="text"
        className="pk-input"
        role="combobox"
        aria-label={t('tags.add')}
        ref={field}
        readOnly={isFull}
        placeholder={isFull ? undefined : t('tags.add')}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-options`}
        aria-activedescendant={options.length > 0 ? `${id}-${current}` : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {problem && (
        <p className="pk-field-problem" id={`${id}-problem`} role="alert">
          {t('tags.tooLong', { max: editor.limits.maxLength })}
        </p>
      )}
      <div className="pk-options" role="listbox" id={`${id}-options`} aria-label={t('tags.add')}>
        {options.map((tag, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combo box
          <div
            key={tag}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className="pk-option"
            onPointerEnter={() => setActive(index)}
            onClick={() => choose(tag)}
          >
            {isNew && index === options.length - 1 ? t('tags.addNamed', { tag }) : <bdi>{tag}</bdi>}
          </div>
        ))}
      </div>
      <RestedStatus
        text={trimmed !== '' && options.length > 0 ? t('form.found', { count: options.length }) : ''}
        about={trimmed}
      />
    </div>
  );
}

function suggestedTags({ inUse, held }: TagTarget, text: string): string[] {
  const wanted = tagKey(text.trim());
  const taken = new Set(held.map(({ name }) => tagKey(name)));
  return inUse
    .map(({ name }) => name)
    .filter((name) => !taken.has(tagKey(name)) && tagKey(name).includes(wanted))
    .slice(0, shownSuggestions);
}
